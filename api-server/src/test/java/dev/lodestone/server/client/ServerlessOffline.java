package dev.lodestone.server.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running serverless-offline, whose functions are called over its Lambda endpoint. */
final class ServerlessOffline implements AutoCloseable {
    private static final String IS_READY = "[http for lambda] listening on";
    private static final int START_SECONDS = 120;

    private final Process process;
    private final URI endpoint;

    private ServerlessOffline(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /**
     * Starts it on the service in a directory, and waits until it listens.
     *
     * @param environment further variables of its environment
     */
    static ServerlessOffline start(Path directory, Map<String, String> environment) throws Exception {
        int lambdaPort = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                        "node",
                        directory
                                .resolve("node_modules/serverless/bin/serverless.js")
                                .toString(),
                        "offline",
                        "--host=127.0.0.1",
                        "--httpPort=" + freePort(),
                        "--lambdaPort=" + lambdaPort)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().put("SLS_TELEMETRY_DISABLED", "1");
        builder.environment().put("SLS_NOTIFICATIONS_MODE", "off");
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            awaitReady(process);
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
        return new ServerlessOffline(process, URI.create("http://127.0.0.1:" + lambdaPort));
    }

    /** It takes no port 0. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Reads what it prints, to its end, so that it never waits for a reader. */
    private static void awaitReady(Process process) throws Exception {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, ready), "serverless-offline-output");
        reader.setDaemon(true);
        reader.start();
        ready.get(START_SECONDS, TimeUnit.SECONDS);
    }

    private static void read(Process process, CompletableFuture<Void> ready) {
        StringBuilder output = new StringBuilder();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                output.append(line).append('\n');
                if (line.contains(IS_READY)) {
                    ready.complete(null);
                }
            }
        } catch (IOException e) {
            output.append(e);
        }
        ready.completeExceptionally(new IllegalStateException("serverless-offline ended:\n" + output));
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
