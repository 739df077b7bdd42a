package dev.lodestone.benchmarks.load;

import dev.lodestone.benchmarks.harness.Installed;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the servers are on this machine, how they are fetched and how they are started. */
final class Installation {

    private static final Pattern PACKAGE_VERSION = Pattern.compile("\"version\"\\s*:\\s*\"([^\"]+)\"");

    private final Path root;
    private final Path target;

    /** @param root the project's top folder */
    Installation(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.target = this.root.resolve("benchmarks").resolve("target");
    }

    /** The folder for the data and the output of servers. */
    Path work() throws IOException {
        return Files.createDirectories(target.resolve("load"));
    }

    /** Fetches a server's parts from its package registry unless they are there. */
    void fetch(ServerKind kind) throws IOException, InterruptedException {
        switch (kind) {
            case LODESTONE, LODESTONE_IN_MEMORY -> require(launcher());
            case DYNAMODB_LOCAL, DYNAMODB_LOCAL_ON_DISK -> fetchDynamoDbLocal();
            case DYNALITE, DYNALITE_ON_DISK -> fetchDynalite();
        }
    }

    /** The command line that starts a server with a fresh store in {@code data}, listening on {@code port}. */
    List<String> command(ServerKind kind, int port, Path data) {
        String number = Integer.toString(port);
        return switch (kind) {
            case LODESTONE -> List.of(launcher().toString(), "--port", number, "--data-dir", data.toString());
            case LODESTONE_IN_MEMORY -> List.of(launcher().toString(), "--port", number, "--in-memory");
            case DYNAMODB_LOCAL -> dynamoDbLocal(number, List.of("-inMemory"));
            case DYNAMODB_LOCAL_ON_DISK -> dynamoDbLocal(number, List.of("-dbPath", data.toString()));
            case DYNALITE -> dynalite(number, List.of());
            case DYNALITE_ON_DISK -> dynalite(number, List.of("--path", data.toString()));
        };
    }

    /** The version of a server that has been fetched. */
    String version(ServerKind kind) throws IOException, InterruptedException {
        return switch (kind) {
            case LODESTONE, LODESTONE_IN_MEMORY -> firstLine(List.of(launcher().toString(), "--version"));
            case DYNAMODB_LOCAL, DYNAMODB_LOCAL_ON_DISK -> dynamoDbLocalVersion();
            case DYNALITE, DYNALITE_ON_DISK ->
                dynaliteVersion() + ", Node.js " + firstLine(List.of("node", "--version"));
        };
    }

    /** The options that have Lodestone deploy a table with a function that tells when it is entered. */
    List<String> trigger(int harnessPort) {
        String template = root.resolve("benchmarks/trigger/template.yaml").toString();
        return List.of("--template", template, "--parameter", "HarnessPort=" + harnessPort);
    }

    private Path launcher() {
        return root.resolve("lodestone");
    }

    private Path dynamoDbLocalFolder() {
        return target.resolve("peers").resolve("dynamodb-local");
    }

    private Path dynaliteFolder() {
        return target.resolve("peers").resolve("dynalite");
    }

    private void fetchDynamoDbLocal() throws IOException, InterruptedException {
        Path pom = root.resolve("benchmarks/peers/dynamodb-local/pom.xml");
        new Installed(dynamoDbLocalFolder(), List.of(pom))
                .require(List.of("mvn", "-q", "-f", pom.toString(), "clean", "package"), root);
    }

    private void fetchDynalite() throws IOException, InterruptedException {
        Path peer = root.resolve("benchmarks/peers/dynalite");
        List<Path> descriptions = List.of(peer.resolve("package.json"), peer.resolve("package-lock.json"));
        Files.createDirectories(dynaliteFolder());
        for (Path from : descriptions) {
            Path to = dynaliteFolder().resolve(from.getFileName());
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
        new Installed(dynaliteFolder(), descriptions)
                .require(List.of("npm", "ci", "--no-audit", "--no-fund"), dynaliteFolder());
    }

    private List<String> dynamoDbLocal(String port, List<String> storage) {
        String folder = dynamoDbLocalFolder().toString();
        return concat(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.library.path=" + folder,
                        "-cp",
                        folder + File.separator + "*",
                        "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
                        "-disableTelemetry",
                        "-port",
                        port),
                storage);
    }

    private List<String> dynalite(String port, List<String> storage) {
        String script = dynaliteFolder().resolve("node_modules/dynalite/cli.js").toString();
        return concat(List.of("node", script, "--host", "127.0.0.1", "--port", port), storage);
    }

    private String dynamoDbLocalVersion() throws IOException {
        return Installed.version("DynamoDBLocal", dynamoDbLocalFolder()) + ", Java "
                + System.getProperty("java.version");
    }

    private String dynaliteVersion() throws IOException {
        Path description = dynaliteFolder().resolve("node_modules/dynalite/package.json");
        Matcher version = PACKAGE_VERSION.matcher(Files.readString(description));
        if (!version.find()) {
            throw new IOException("No version in " + description);
        }
        return version.group(1);
    }

    private static void require(Path launcher) throws IOException {
        if (!Files.isExecutable(launcher)) {
            throw new IOException("No launcher at " + launcher);
        }
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static String firstLine(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.lines().findFirst().orElse("unknown");
    }
}
