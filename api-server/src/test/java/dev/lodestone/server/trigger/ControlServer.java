package dev.lodestone.server.trigger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What functions ask what to do, each time they are called; and what takes the reports of discarded batches. Thread-safe.
 *
 * <p>It also has the Invoke operation of Lambda, so that it is a function itself for those who call it over HTTP.
 */
final class ControlServer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final int OK = 200;
    private static final int REFUSED = 503;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "control-server");
        thread.setDaemon(true);
        return thread;
    });
    private final LinkedBlockingQueue<HandlerCall> calls = new LinkedBlockingQueue<>();
    private final List<HandlerCall> all = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<Report> refused = new ConcurrentLinkedQueue<>();
    private volatile boolean refuses;

    /** A request to {@code /reports} or to a service that takes reports. */
    record Report(String path, String target, String body) {}

    ControlServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(
                "/calls",
                exchange -> call(exchange, exchange.getRequestURI().getPath().substring(7)));
        server.createContext(
                "/2015-03-31/functions/",
                exchange -> call(exchange, exchange.getRequestURI().getPath().split("/", -1)[3]));
        server.createContext("/", this::report);
        server.start();
    }

    /** Where the server is. */
    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void call(HttpExchange exchange, String function) throws IOException {
        HandlerCall call = new HandlerCall(
                function,
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes(),
                new CompletableFuture<>());
        all.add(call);
        calls.add(call);
        HandlerCall.Reply reply;
        try {
            reply = call.reply().get();
        } catch (InterruptedException | ExecutionException e) {
            exchange.close();
            return;
        }
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        send(exchange, reply.status(), reply.body());
    }

    private void report(HttpExchange exchange) throws IOException {
        Report report = new Report(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("X-Amz-Target"),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        boolean isRefused = refuses;
        if (isRefused) {
            refused.add(report);
        } else {
            reports.add(report);
        }
        send(exchange, isRefused ? REFUSED : OK, "{}".getBytes(UTF_8));
    }

    /** The caller may be gone: a process that was ended meanwhile. */
    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** The next call, which must come. */
    HandlerCall next() {
        return poll(calls, "the function has not been called");
    }

    /** The next call, or null if there is none by now. */
    HandlerCall poll() {
        return calls.poll();
    }

    /** The next report, which must come. */
    Report report() {
        return poll(reports, "nothing was reported");
    }

    private static <T> T poll(LinkedBlockingQueue<T> queue, String otherwise) {
        try {
            T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError(otherwise);
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Has reports refused from now on, or taken again. */
    void refuseReports(boolean isRefused) {
        refuses = isRefused;
    }

    /** The reports that were refused. */
    List<Report> refusedReports() {
        return List.copyOf(refused);
    }

    /** Answers all calls that nobody has answered. */
    void releaseAll() {
        all.forEach(call -> call.reply().complete(HandlerCall.Reply.ok("null")));
    }

    /** Forgets what there was, and gives the calls and reports that nobody has taken. */
    List<String> clear() {
        releaseAll();
        List<String> left = new ArrayList<>();
        calls.forEach(call -> left.add("call " + call.event()));
        reports.forEach(report -> left.add("report " + report.body()));
        calls.clear();
        all.clear();
        reports.clear();
        refused.clear();
        refuses = false;
        return left;
    }

    @Override
    public void close() {
        releaseAll();
        server.stop(0);
        threads.shutdownNow();
    }
}
