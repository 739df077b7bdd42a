package dev.lodestone.server.client;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The clients of other languages. Those on the path are used; where there are none, the versions that the examples pin
 * are installed below {@code target}, and kept there. Where that fails too the test is skipped with the reason.
 */
public final class InstalledClients {
    /** The directory of the examples that users copy from. */
    static final Path EXAMPLES =
            Path.of("..", "docs", "examples").toAbsolutePath().normalize();

    /** Older versions know less of the API than the example shows. */
    private static final String IS_RECENT_BOTO3 =
            "import boto3; assert tuple(map(int, boto3.__version__.split('.')[:2])) >= (1, 35)";

    private static final String IS_RECENT_NODE =
            "if (parseInt(process.versions.node) < 20) throw 'needs Node 20, found ' + process.version";

    private static final String RUNS_VITE = "const [major, minor] = process.versions.node.split('.').map(Number);"
            + " if (major < 20 || (major === 20 && minor < 19)) throw 'needs Node 20.19, found ' + process.version";

    private static final Path CLIENTS = Path.of("target", "clients").toAbsolutePath();

    private InstalledClients() {}

    /** Whether {@code node} is on the path, in a version that is recent enough. */
    public static boolean hasNode() {
        return ProgramRun.of("node", "-e", IS_RECENT_NODE).succeeded();
    }

    /** Where {@code python3} with boto3 is, as directories to put in front of the path. */
    static List<Path> boto3() throws IOException {
        return ProgramRun.of("python3", "-c", IS_RECENT_BOTO3).succeeded() ? List.of() : pythonEnvironment("boto3");
    }

    /** A {@code python3} with boto3, pytest and what spreads its tests over processes. */
    static Path pytest() throws IOException {
        if (ProgramRun.of("python3", "-c", IS_RECENT_BOTO3 + "; import pytest, xdist")
                .succeeded()) {
            return Path.of("python3");
        }
        return pythonEnvironment("pytest").get(0).resolve("python3");
    }

    /** Where {@code aws} is, as directories to put in front of the path. */
    static List<Path> awsCli() throws IOException {
        assumeRuns("bash", "--version");
        return ProgramRun.of("aws", "--version").succeeded() ? List.of() : pythonEnvironment("aws-cli");
    }

    /** The directory of the JavaScript example with everything installed that it imports. */
    static Path javaScript() throws IOException {
        return npm(EXAMPLES.resolve("javascript"), "package.json", "worked-example.mjs");
    }

    /** A directory with what the example of vitest needs, but nothing of the example. */
    static Path vitest() throws IOException {
        assumeRuns("node", "-e", RUNS_VITE);
        return npm(EXAMPLES.resolve("vitest"), "package.json");
    }

    /** The same for jest. */
    static Path jest() throws IOException {
        return npm(EXAMPLES.resolve("jest"), "package.json");
    }

    /** A directory with serverless-offline and a service that it runs. */
    static Path serverlessOffline() throws IOException {
        Path source = Path.of("src", "test", "resources", "serverless-offline");
        return npm(source, "package.json", "serverless.yml", "handler.js");
    }

    /** A copy of a directory's files, with the packages installed that its lock file pins. */
    private static Path npm(Path source, String... files) throws IOException {
        assumeRuns("node", "-e", IS_RECENT_NODE);
        Path target = Files.createDirectories(CLIENTS.resolve(source.getFileName()));
        Path lock = target.resolve("package-lock.json");
        boolean installed =
                Files.exists(target.resolve("node_modules")) && sameContent(source.resolve(lock.getFileName()), lock);
        for (String file : files) {
            Files.write(target.resolve(file), Files.readAllBytes(source.resolve(file)));
        }
        if (!installed) {
            Files.write(lock, Files.readAllBytes(source.resolve(lock.getFileName())));
            ProgramRun run =
                    ProgramRun.of(target, List.of(), "npm", "ci", "--no-audit", "--no-fund", "--fetch-retries=1");
            if (!run.succeeded()) {
                Files.delete(lock);
            }
            assumeTrue(run.succeeded(), () -> "npm cannot install " + source + ": " + run.output());
        }
        return target;
    }

    /** A virtual environment with what an example requires; the file of its requirements says that it is complete. */
    private static List<Path> pythonEnvironment(String example) throws IOException {
        Path environment = CLIENTS.resolve(example);
        Path programs = environment.resolve("bin");
        Path requirements = EXAMPLES.resolve(example).resolve("requirements.txt");
        Path complete = environment.resolve("requirements.txt");
        if (!sameContent(requirements, complete)) {
            assumeRuns("python3", "-m", "venv", "--clear", environment.toString());
            String pip = programs.resolve("pip").toString();
            assumeRuns(pip, "install", "--quiet", "--retries=1", "--requirement", requirements.toString());
            Files.write(complete, Files.readAllBytes(requirements));
        }
        return List.of(programs);
    }

    private static void assumeRuns(String... command) {
        ProgramRun run = ProgramRun.of(command);
        assumeTrue(run.succeeded(), () -> String.join(" ", command) + " fails: " + run.output());
    }

    private static boolean sameContent(Path one, Path other) throws IOException {
        return Files.exists(other) && Files.mismatch(one, other) == -1;
    }
}
