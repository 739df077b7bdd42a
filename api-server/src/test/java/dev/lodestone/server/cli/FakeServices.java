package dev.lodestone.server.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP server that stands in for Lambda, SQS and SNS at once: it keeps what it is sent. A function of it answers with
 * {@code null}, unless it was told to fail.
 */
final class FakeServices implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final String INVOCATIONS = "/invocations";

    private final HttpServer server;
    private final Map<String, BlockingQueue<String>> bodies = new ConcurrentHashMap<>();
    private volatile boolean fails;

    FakeServices() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            bodies(target == null ? path : target).add(body);
            byte[] answer = "null".getBytes(StandardCharsets.UTF_8);
            if (fails && path.endsWith(INVOCATIONS)) {
                answer = "{\"errorMessage\":\"sold out\",\"errorType\":\"Error\"}".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("X-Amz-Function-Error", "Unhandled");
            }
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private BlockingQueue<String> bodies(String key) {
        return bodies.computeIfAbsent(key, any -> new LinkedBlockingQueue<>());
    }

    /** All functions fail from now on. */
    void fail() {
        fails = true;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next body that was sent to a path, or with a target in its header. */
    String await(String key) throws InterruptedException {
        String body = bodies(key).poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (body == null) {
            throw new AssertionError("Nothing came for " + key + ", but " + bodies);
        }
        return body;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
