package dev.lodestone.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples that users copy from, run unchanged; each of them checks its answers itself. */
class WorkedExampleTest {
    @TempDir
    Path directory;

    @Test
    void boto3() throws Exception {
        Path example = InstalledClients.EXAMPLES.resolve("boto3");
        run(example, InstalledClients.boto3(), "python3", "worked_example.py");
    }

    @Test
    void javaScript() throws Exception {
        run(InstalledClients.javaScript(), List.of(), "node", "worked-example.mjs");
    }

    @Test
    void awsCli() throws Exception {
        Path example = InstalledClients.EXAMPLES.resolve("aws-cli");
        run(example, InstalledClients.awsCli(), "bash", "worked-example.sh");
    }

    @Test
    void awsCliOfLambda() throws Exception {
        Path example = InstalledClients.EXAMPLES.resolve("aws-cli");
        run(example, InstalledClients.awsCli(), "bash", "lambda-functions.sh");
    }

    private void run(Path example, List<Path> programs, String interpreter, String file) throws Exception {
        try (ServerProcess server = ServerProcess.start(directory)) {
            String endpoint = server.endpoint().toString();
            ProgramRun run = ProgramRun.of(example, programs, interpreter, file, endpoint);
            assertEquals(0, run.status(), run::output);
        }
    }
}
