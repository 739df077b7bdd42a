package dev.lodestone.server.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * A server in a process of its own, on a free port, that keeps its data in a directory. It may be killed from any
 * thread.
 */
public final class ServerProcess implements AutoCloseable {
    private static final String MAIN_CLASS = "dev.lodestone.server.cli.LodestoneServer";

    /** These servers live for seconds, which is too short for the second compiler to pay. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 30;

    private final Process process;
    private final Path log;
    private final URI endpoint;

    private ServerProcess(Process process, Path log, URI endpoint) {
        this.process = process;
        this.log = log;
        this.endpoint = endpoint;
    }

    /**
     * Starts a server and waits until it listens.
     *
     * @param directory where its data and its log are; a server that is started on it again finds them
     * @param options further options of the command line
     */
    public static ServerProcess start(Path directory, String... options) throws IOException, InterruptedException {
        Path portFile = directory.resolve("port");
        Path log = directory.resolve("server.log");
        Files.deleteIfExists(portFile);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                QUICK_START,
                "-cp",
                System.getProperty("java.class.path"),
                MAIN_CLASS,
                "--port=0",
                "--port-file=" + portFile,
                "--data-dir=" + directory.resolve("data")));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            int port = awaitPort(process, portFile);
            return new ServerProcess(process, log, URI.create("http://127.0.0.1:" + port));
        } catch (IllegalStateException e) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException(e.getMessage() + ":\n" + Files.readString(log), e);
        }
    }

    private static int awaitPort(Process process, Path portFile) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline) {
            String port = Files.exists(portFile) ? Files.readString(portFile) : "";
            if (port.endsWith("\n")) {
                return Integer.parseInt(port.strip());
            }
            if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the server ended with status " + process.exitValue());
            }
        }
        throw new IllegalStateException("the server did not listen within " + START_SECONDS + " seconds");
    }

    URI endpoint() {
        return endpoint;
    }

    /** A client that sends each request once, so that a test knows which of them were answered. */
    public DynamoDbClient client() {
        return onceOnly(DynamoDbClient.builder());
    }

    /** The same for streams. */
    public DynamoDbStreamsClient streams() {
        return onceOnly(DynamoDbStreamsClient.builder());
    }

    private <C> C onceOnly(AwsClientBuilder<?, C> builder) {
        builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .overrideConfiguration(client -> client.retryStrategy(DefaultRetryStrategy.doNotRetry()));
        return builder.build();
    }

    /**
     * Runs a command of a shell with the environment that the README tells users of, and expects it to succeed.
     *
     * @param programs directories in which programs are looked for before those of the path
     */
    void run(List<Path> programs, Path directory, String command) {
        String environment = "export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=us-east-1"
                + " AWS_ENDPOINT_URL_DYNAMODB=" + endpoint + "; ";
        ProgramRun run = ProgramRun.of(directory, programs, "bash", "-c", environment + command);
        if (!run.succeeded()) {
            throw new AssertionError(command + " ended with " + run.status() + ":\n" + run.output());
        }
    }

    /** The processes that the server has started and that have not ended. */
    public List<ProcessHandle> children() {
        return process.children().toList();
    }

    /** Gives the server something to read from its standard input. */
    void write(String text) throws IOException {
        process.outputWriter().append(text).flush();
    }

    /** Ends its standard input. */
    void closeInput() throws IOException {
        process.getOutputStream().close();
    }

    /** Waits until the server has ended by itself, and gives its exit status. */
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server has not ended");
        }
        return process.exitValue();
    }

    /** Ends the server as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Asks the server to end, unless it has ended, and waits until it has. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the server did not end when asked to:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
