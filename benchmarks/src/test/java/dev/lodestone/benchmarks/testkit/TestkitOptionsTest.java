package dev.lodestone.benchmarks.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestkitOptionsTest {

    @Test
    void measuresAllWaysUnlessToldOtherwise() {
        TestkitOptions options = parse();
        assertEquals(List.of(Way.values()), options.ways());
        assertNull(options.baseline());
        assertEquals(3, options.rounds());
        assertFalse(options.cold());
        assertEquals(Path.of(System.getProperty("java.home")), options.javaHome());
    }

    @Test
    void takesWhatItIsTold() {
        TestkitOptions options = parse(
                "--way",
                "lodestone",
                "--way",
                "dynamodb-local-new-tables",
                "--baseline",
                "lodestone",
                "--rounds",
                "5",
                "--java",
                "/opt/jdk",
                "--java-option",
                "-Xmx1g",
                "--java-option",
                "-XX:+UseSerialGC");
        assertEquals(List.of(Way.LODESTONE, Way.DYNAMODB_LOCAL_NEW_TABLES), options.ways());
        assertEquals(Way.LODESTONE, options.baseline());
        assertEquals(5, options.rounds());
        assertEquals(Path.of("/opt/jdk"), options.javaHome());
        assertEquals(List.of("-Xmx1g", "-XX:+UseSerialGC"), options.javaOptions());
    }

    @Test
    void startsMoreProcessesWhereTheyAreShort() {
        TestkitOptions options = parse("--cold", "--archive");
        assertEquals(20, options.rounds());
        assertTrue(options.archive());
        assertEquals(7, parse("--rounds", "7", "--cold").rounds());
    }

    @Test
    void saysWhatIsWrong() {
        assertMessage("Unknown option --nonsense", "--nonsense", "1");
        assertMessage("Unknown option, or option without its value: --rounds", "--rounds");
        assertMessage("Expected 1 to 1000 for --rounds, not 0", "--rounds", "0");
        assertMessage("--cold goes without --way, --baseline and --runs-before", "--cold", "--way", "lodestone");
        assertMessage("--archive goes with --cold", "--archive");
        assertMessage("A way is given twice", "--way", "lodestone", "--way", "lodestone");
        assertMessage(
                "The baseline lodestone is not among the ways",
                "--way",
                "lodestone-per-method",
                "--baseline",
                "lodestone");
        assertMessage(
                "Expected one of the ways lodestone, lodestone-per-method, dynamodb-local-new-server,"
                        + " dynamodb-local-new-instance, dynamodb-local-new-tables, dynamodb-local-empty-tables, not moto",
                "--way",
                "moto");
    }

    private static void assertMessage(String message, String... arguments) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> parse(arguments))
                        .getMessage());
    }

    private static TestkitOptions parse(String... arguments) {
        return TestkitOptions.parse(arguments, Path.of(""));
    }
}
