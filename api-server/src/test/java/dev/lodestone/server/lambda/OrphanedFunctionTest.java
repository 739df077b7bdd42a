package dev.lodestone.server.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.streams.invocation.Invocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that is killed leaves no process of a function behind, whatever the function does just then. */
class OrphanedFunctionTest {
    private static final String HANGING_IN_PYTHON = """
            import os, time
            def handler(hang, context):
                while hang:
                    print('hanging')
                    time.sleep(600)
                return os.getpid()
            """;

    @TempDir
    private Path code;

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            node    | nodejs22.x | app.js | exports.handler = async hang => { if (hang) { console.log('hanging'); while (true); } return process.pid; };
            node    | nodejs22.x | app.js | exports.handler = async hang => { if (hang) { console.log('hanging'); await new Promise(r => setTimeout(r, 600000)); } return process.pid; };
            python3 | python3.13 | app.py | import os, time\\ndef handler(hang, context):\\n    while hang:\\n        print('hanging')\\n        time.sleep(600)\\n    return os.getpid()
            """)
    void endsWithItsParent(String program, String runtime, String file, String source) throws Exception {
        FunctionsFixture.assumeInstalled(program);
        Process server = start(runtime, file, source);
        try {
            ProcessHandle function = functionOf(server);
            server.destroyForcibly().waitFor();
            FunctionsFixture.await("the end of the function", () -> !function.isAlive());
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are killed there, not told to stop")
    void leavesNoFilesEitherIfItsParentIsToldToStop() throws Exception {
        FunctionsFixture.assumeInstalled("python3");
        Process server = start("python3.13", "app.py", HANGING_IN_PYTHON);
        try {
            ProcessHandle function = functionOf(server);
            assertEquals(1, temporaryFolders());
            server.destroy();
            server.waitFor();
            FunctionsFixture.await("the end of the function", () -> !function.isAlive());
            assertEquals(0, temporaryFolders());
        } finally {
            server.destroyForcibly();
        }
    }

    private long temporaryFolders() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("lodestone"))
                    .count();
        }
    }

    private Process start(String runtime, String file, String source) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Server.class.getName(),
                        code.toString(),
                        runtime,
                        file,
                        source.replace("\\n", "\n"))
                .redirectErrorStream(true)
                .start();
    }

    /** The process of the function, once it hangs. */
    private static ProcessHandle functionOf(Process server) throws IOException {
        StringBuilder output = new StringBuilder();
        BufferedReader lines = server.inputReader(UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("pid ")) {
                return ProcessHandle.of(Long.parseLong(line.substring(4))).orElseThrow();
            }
            output.append(line).append('\n');
        }
        throw new IllegalStateException("the server has not called the function:\n" + output);
    }

    /** The process that is killed: calls a function, which hangs the second time, and says which process runs it. */
    static final class Server {
        private Server() {}

        public static void main(String[] arguments) {
            FunctionsFixture functions = new FunctionsFixture(Path.of(arguments[0]));
            functions.create("f", arguments[1], arguments[2], arguments[3]);
            String pid = functions.payload("f", "false");
            var unused = functions.start("f", Invocation.of("id", "true".getBytes(UTF_8)));
            FunctionsFixture.await("the function hangs", () -> functions.logged("hanging"));
            System.out.println("pid " + pid);
            LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(10));
        }
    }
}
