package dev.lodestone.benchmarks.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarnessOptionsTest {

    @Test
    void comparesLodestoneWithDynamoDbLocalUnlessToldOtherwise() {
        HarnessOptions options = parse();
        assertEquals(List.of("lodestone", "dynamodb-local"), options.names());
        assertEquals("dynamodb-local", options.baseline());
        assertEquals(4, options.operations().size());
        assertEquals(16, options.connections());
    }

    @Test
    void takesTheLastServerAsBaselineWithoutDynamoDbLocal() {
        HarnessOptions options = parse("--server", "lodestone", "--endpoint", "x=http://localhost:1234");
        assertEquals("x", options.baseline());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8000", "http://127.1.2.3:8000", "http://localhost:8000", "http://[::1]:8000"})
    void takesLoopbackAddresses(String url) {
        assertEquals(8000, Endpoint.parse(url).port());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1:8000",
                "http://example.com:8000",
                "http://127.0.0.1.example.com:8000",
                "https://127.0.0.1:8000",
                "http://127.0.0.1",
                "127.0.0.1:8000"
            })
    void refusesOtherAddresses(String url) {
        assertThrows(IllegalArgumentException.class, () -> Endpoint.parse(url));
    }

    @Test
    void saysWhatIsWrong() {
        assertMessage("Unknown option --nonsense", "--nonsense", "1");
        assertMessage("Unknown option, or option without its value: --rounds", "--rounds");
        assertMessage("Expected 1 to 100 for --rounds, not 0", "--rounds", "0");
        assertMessage("Expected a number for --rounds, not many", "--rounds", "many");
        assertMessage("The baseline x is not among the servers", "--baseline", "x");
        assertMessage(
                "Two servers have the same name: dynalite, dynalite", "--server", "dynalite", "--server", "dynalite");
        assertMessage(
                "--start-up goes with --server, not with --endpoint",
                "--start-up",
                "--endpoint",
                "x=http://localhost:1234");
        assertMessage(
                "--trigger goes with --server lodestone and lodestone-in-memory only",
                "--trigger",
                "--server",
                "dynamodb-local");
        assertMessage(
                "dynalite has no streams, which PutItem+stream needs",
                "--server",
                "dynalite",
                "--operation",
                "PutItem+stream");
        assertTrue(refused("--operation", "Get").startsWith("Expected one of the operations GetItem, "));
        assertTrue(refused("--server", "moto").startsWith("Expected one of the servers lodestone, "));
    }

    private static void assertMessage(String message, String... arguments) {
        assertEquals(message, refused(arguments));
    }

    private static String refused(String... arguments) {
        return assertThrows(IllegalArgumentException.class, () -> parse(arguments))
                .getMessage();
    }

    private static HarnessOptions parse(String... arguments) {
        return HarnessOptions.parse(arguments, Path.of(""));
    }
}
