package dev.lodestone.benchmarks.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** A server that gives one fixed answer to each operation and counts the requests. Thread safe. */
final class TinyServer implements AutoCloseable {

    private static final Map<String, String> ANSWERS = Map.of(
            "CreateTable", "{\"TableDescription\":{\"TableStatus\":\"CREATING\"}}",
            "DescribeTable", "{\"Table\":{\"TableStatus\":\"ACTIVE\",\"LatestStreamArn\":\"arn\"}}",
            "DescribeStream", "{\"Shards\":[{\"ShardId\":\"a\"},{\"ShardId\":\"b\",\"ParentShardId\":\"a\"}]}",
            "GetShardIterator", "{\"ShardIterator\":\"first\"}",
            "GetRecords", "{\"Records\":[{\"eventID\":\"1\"},{\"eventID\":\"2\"}]}",
            "UpdateItem", "{\"Attributes\":{\"hits\":{\"N\":\"1\"}}}",
            "Query", "{\"Count\":0,\"Items\":[]}");

    private final HttpServer server;
    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final AtomicLong puts = new AtomicLong();
    private final int putsPerError;

    /** @param putsPerError one PutItem of so many is answered with status 500; 0 for none */
    TinyServer(int putsPerError) throws IOException {
        this.putsPerError = putsPerError;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", this::answer);
        server.start();
    }

    Endpoint endpoint() {
        return new Endpoint("127.0.0.1", server.getAddress().getPort());
    }

    long requests(String operation) {
        LongAdder counted = requests.get(operation);
        return counted == null ? 0 : counted.sum();
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String operation = target.substring(target.indexOf('.') + 1);
        requests.computeIfAbsent(operation, o -> new LongAdder()).increment();
        boolean fails = operation.equals("PutItem") && putsPerError > 0 && puts.incrementAndGet() % putsPerError == 0;
        byte[] body = ANSWERS.getOrDefault(operation, "{}").getBytes(StandardCharsets.US_ASCII);
        // Length 0 means chunks to this server: both framings of an answer are seen.
        exchange.sendResponseHeaders(fails ? 500 : 200, operation.equals("UpdateItem") ? 0 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
