package dev.lodestone.server;

import dev.lodestone.partiql.operation.PartiQlOperations;
import dev.lodestone.server.admin.AdminApi;
import dev.lodestone.server.http.HttpServer;
import dev.lodestone.server.http.HttpServerOptions;
import dev.lodestone.server.lambda.LambdaOnDemand;
import dev.lodestone.server.lambda.LambdaSettings;
import dev.lodestone.server.lambda.LocalLambda;
import dev.lodestone.server.lambda.api.LambdaApi;
import dev.lodestone.server.wire.dispatch.DataStoreWire;
import dev.lodestone.server.wire.dispatch.ScopeResolver;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.streams.function.process.FunctionLog;
import dev.lodestone.streams.operation.StreamOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * A whole server in this process, on a free port, for tests over the real wire. {@link #shared} gives one for each engine
 * that all test classes share, each test with tables of its own; {@link #start} makes one for tests that need options.
 */
public final class TestServer implements AutoCloseable {
    /** Headers in which a request is signed as far as its form goes, with line ends. */
    public static final String SIGNATURE_HEADERS =
            "Authorization: AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host;x-amz-date;x-amz-target, Signature=0123456789abcdef\r\n"
                    + "X-Amz-Date: 20260101T000000Z\r\n";

    private static final Map<EngineKind, TestServer> SHARED = new EnumMap<>(EngineKind.class);
    private static final AtomicInteger TABLES = new AtomicInteger();

    /** The directories of all stores on disk, which tests may open again until the end of the process. */
    private static final Queue<Path> DIRECTORIES = new ConcurrentLinkedQueue<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TestServer::leaveNothing));
    }

    private final DataStore store;
    private final LambdaOnDemand lambda;
    private final HttpServer http;
    private final URI endpoint;
    private final DynamoDbClient client;
    private final DynamoDbStreamsClient streams;
    private final HttpClient rawClient = HttpClient.newHttpClient();

    private TestServer(StoreOptions options, Set<ScopeResolver.Isolation> isolation) {
        store = DataStore.open(options, new PartiQlOperations(), new StreamOperations());
        ScopeResolver scopes = new ScopeResolver(isolation, "us-east-1", "000000000000");
        lambda = new LambdaOnDemand(server -> LocalLambda.start(
                store, () -> server, LambdaSettings.of("us-east-1", "000000000000", FunctionLog.logger())));
        http = HttpServer.start(
                HttpServerOptions.defaults().withAddress("127.0.0.1", 0),
                new DataStoreWire(store, scopes, options.durability()),
                List.of(AdminApi.of(store, scopes, lambda), new LambdaApi(lambda, scopes)));
        lambda.serve(http);
        endpoint = URI.create("http://127.0.0.1:" + http.address().getPort());
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"));
        client = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .build();
        streams = DynamoDbStreamsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .build();
    }

    /** The server of this engine that lasts as long as the tests. */
    public static synchronized TestServer shared(EngineKind engine) {
        return SHARED.computeIfAbsent(engine, kind -> start(options(kind)));
    }

    private static synchronized void leaveNothing() {
        SHARED.values().forEach(TestServer::close);
        DIRECTORIES.forEach(directory -> {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException | UncheckedIOException e) {
                System.err.println("Cannot delete " + directory + ": " + e);
            }
        });
    }

    /** Options for a new store of this engine, on disk in a new temporary directory. */
    public static StoreOptions options(EngineKind engine) {
        return switch (engine) {
            case MEMORY -> StoreOptions.inMemory();
            case ROCKSDB -> StoreOptions.at(temporaryDirectory()).withDurability(Durability.BUFFERED);
        };
    }

    public static TestServer start(StoreOptions options) {
        return start(options, Set.of());
    }

    /** A server that keeps apart what requests with other credentials or for other regions have. */
    public static TestServer start(StoreOptions options, Set<ScopeResolver.Isolation> isolation) {
        return new TestServer(options, isolation);
    }

    private static Path temporaryDirectory() {
        try {
            Path directory = Files.createTempDirectory("lodestone-test");
            DIRECTORIES.add(directory);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    public DynamoDbClient client() {
        return client;
    }

    public DynamoDbStreamsClient streams() {
        return streams;
    }

    /** Its functions and mappings, which begin now if they have not begun. */
    public LocalLambda lambda() {
        return lambda.get();
    }

    public DataStore store() {
        return store;
    }

    /** A table name that no other test uses. */
    public static String uniqueTableName(String purpose) {
        return purpose + "_" + TABLES.incrementAndGet();
    }

    /** How requests name an operation; one that there is not, like those on tables and items. */
    public static String target(String operation) {
        for (ApiOperation known : ApiOperation.values()) {
            if (known.apiName().equals(operation)) {
                return known.target();
            }
        }
        return "DynamoDB_20120810." + operation;
    }

    /** Sends a body as it is, for requests that no SDK would send. */
    public HttpResponse<String> send(String operation, String body) {
        return send(operation, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends bytes as they are. */
    public HttpResponse<String> send(String operation, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header("X-Amz-Target", target(operation))
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        for (String header : SIGNATURE_HEADERS.lines().toList()) {
            request.header(header.substring(0, header.indexOf(':')), header.substring(header.indexOf(':') + 2));
        }
        return send(request.build());
    }

    /** Sends a request to the admin API. */
    public HttpResponse<String> admin(String method, String path, String body) {
        return send(HttpRequest.newBuilder(endpoint.resolve("/_lodestone" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Sends a request as it is. */
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return rawClient.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        streams.close();
        lambda.close();
        http.close();
        store.close();
    }
}
