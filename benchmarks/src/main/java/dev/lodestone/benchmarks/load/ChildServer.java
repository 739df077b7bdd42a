package dev.lodestone.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A server that the harness started as a child process with a fresh store. Its process and its store are gone when it
 * is closed, and when the harness itself ends or is interrupted. Thread safe.
 */
final class ChildServer implements Server {

    private static final long ANSWER_WITHIN_SECONDS = 60;
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long END_WITHIN_SECONDS = 10;

    private static final Set<ChildServer> ALIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ChildServer::closeAll, "close-servers"));
    }

    private final ServerKind kind;
    private final String version;
    private final Endpoint endpoint;
    private final Path data;
    private final Path output;
    private final Process process;
    private final long startedAt;
    private long answeredAt;

    private ChildServer(ServerKind kind, String version, int port, Installation installation, List<String> options)
            throws IOException {
        this.kind = kind;
        this.version = version;
        this.endpoint = new Endpoint("127.0.0.1", port);
        this.data = Files.createTempDirectory(installation.work(), kind.label() + "-");
        this.output = installation.work().resolve(kind.label() + ".log");
        List<String> command = new ArrayList<>(installation.command(kind, port, data));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        this.startedAt = System.nanoTime();
        this.process = builder.start();
    }

    /** Starts a server and waits until it answers a request. */
    static ChildServer start(ServerKind kind, String version, Installation installation)
            throws IOException, InterruptedException {
        return start(kind, version, installation, List.of());
    }

    /** Starts a server with options of its own and waits until it answers a request. */
    static ChildServer start(ServerKind kind, String version, Installation installation, List<String> options)
            throws IOException, InterruptedException {
        ChildServer server = new ChildServer(kind, version, freePort(), installation, options);
        ALIVE.add(server);
        try {
            server.awaitAnswer();
        } catch (IOException | InterruptedException e) {
            server.close();
            throw e;
        }
        return server;
    }

    @Override
    public String name() {
        return kind.label();
    }

    @Override
    public String description() {
        return version + ", " + kind.storage();
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    /** The time in nanoseconds from the start of the process to its first right answer. */
    long startUpNanos() {
        return answeredAt - startedAt;
    }

    @Override
    public long cpuNanos() {
        try (Stream<ProcessHandle> processes = Stream.concat(Stream.of(process.toHandle()), process.descendants())) {
            return processes
                    .mapToLong(p ->
                            p.info().totalCpuDuration().map(Duration::toNanos).orElse(0L))
                    .sum();
        }
    }

    @Override
    public void close() throws IOException {
        if (!ALIVE.remove(this)) {
            return;
        }
        List<ProcessHandle> descendants = process.descendants().toList();
        descendants.forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                process.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
        deleteData();
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        long deadline = startedAt + TimeUnit.SECONDS.toNanos(ANSWER_WITHIN_SECONDS);
        while (!answers()) {
            if (!process.isAlive()) {
                throw new IOException(name() + " ended with " + process.exitValue() + ": " + tailOfOutput());
            }
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        name() + " did not answer within " + ANSWER_WITHIN_SECONDS + " s: " + tailOfOutput());
            }
            LockSupport.parkNanos(POLL_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        answeredAt = System.nanoTime();
    }

    private boolean answers() {
        try (WireClient client = new WireClient(endpoint)) {
            client.call("ListTables", "{}");
            return client.status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String tailOfOutput() throws IOException {
        String text = Files.readString(output, StandardCharsets.UTF_8);
        return text.substring(Math.max(0, text.length() - 2000));
    }

    private void deleteData() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void closeAll() {
        for (ChildServer server : ALIVE) {
            try {
                server.close();
            } catch (IOException e) {
                System.err.println("Could not delete " + server.data + ": " + e);
            }
        }
    }
}
