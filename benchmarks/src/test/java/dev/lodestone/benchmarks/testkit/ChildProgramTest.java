package dev.lodestone.benchmarks.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProgramTest {

    @TempDir
    private Path folder;

    @Test
    void readsWhatTheProgramHasWritten() throws Exception {
        ChildProgram.Outcome outcome = program("writes").run(folder);

        assertEquals(1234, outcome.number("tests"));
        assertTrue(outcome.nanos() > 0);
        assertEquals(
                "telemetry 0", Files.readString(folder.resolve("writes.log")).strip());
    }

    @Test
    void saysWhereToLookWhenTheProgramFails() throws Exception {
        program("writes").run(folder);
        assertEquals(
                "fails ended with 3; see " + folder.resolve("fails.log"),
                assertThrows(IOException.class, () -> program("fails").run(folder))
                        .getMessage());
    }

    /** What an earlier run has left is not taken for the result of one that left nothing. */
    @Test
    void doesNotReadAnOldResult() throws Exception {
        Files.writeString(folder.resolve("silent.properties"), "tests=1\n");
        assertThrows(IOException.class, () -> program("silent").run(folder));
    }

    private ChildProgram program(String name) throws IOException {
        Path source = Files.writeString(folder.resolve("Program.java"), """
                public class Program {
                    public static void main(String[] arguments) throws Exception {
                        if (arguments[0].equals("fails")) {
                            System.exit(3);
                        }
                        System.out.println("telemetry " + System.getenv("DDB_LOCAL_TELEMETRY"));
                        if (arguments[0].equals("writes")) {
                            java.nio.file.Files.writeString(java.nio.file.Path.of(arguments[1]), "tests=1234\\n");
                        }
                    }
                }
                """);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ChildProgram(name, List.of(java, source.toString(), name));
    }
}
