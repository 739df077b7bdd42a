package dev.lodestone.server.lambda.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestStreams;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.streams.invocation.InvocationResult;
import dev.lodestone.streams.invocation.InvocationTarget;
import dev.lodestone.streams.json.JsonTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** A server whose API of Lambda is asked by the AWS SDK, and by requests as no SDK would send them. */
final class LambdaApiFixture implements AutoCloseable {
    static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:";

    /** Much longer than anything here takes; a test that waits so long has failed. */
    private static final int PATIENCE_SECONDS = 60;

    private static final long POLL_NANOS = 1_000_000;

    private final TestServer server;
    private final LambdaClient client;

    LambdaApiFixture(TestServer server) {
        this.server = server;
        this.client = client("key");
    }

    LambdaApiFixture() {
        this(TestServer.start(StoreOptions.inMemory()));
    }

    /** A client with these credentials, which sends each request once. */
    LambdaClient client(String accessKey) {
        return LambdaClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "secret")))
                .overrideConfiguration(override -> override.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    TestServer server() {
        return server;
    }

    LambdaClient client() {
        return client;
    }

    /** Has a function run in this process that answers what it is given. */
    void registerEcho(String name) {
        register(
                name,
                call -> CompletableFuture.completedFuture(
                        new InvocationResult(call.payload(), null, InvocationResult.LATEST_VERSION, null)));
    }

    void register(String name, InvocationTarget target) {
        server.lambda().functions().register(name, target);
    }

    /** The stream of a new table. */
    String newStream() {
        return TestStreams.arn(
                server.client(), TestStreams.newTable(server.client(), StreamViewType.NEW_AND_OLD_IMAGES));
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.endpoint().resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return server.send(request.build());
    }

    /** The JSON object that a request is answered with. */
    Map<String, Object> answer(int status, String method, String path, String body) {
        HttpResponse<String> response = send(method, path, body);
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(
                "application/json",
                response.headers().firstValue("Content-Type").orElse(null));
        return json(response.body());
    }

    static Map<String, Object> json(String text) {
        try {
            return JsonTree.readObject(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    /** Holds an error to what clients see of it: status, type and whole body. */
    void assertRefused(int status, String type, String errorBody, String method, String path, String body) {
        assertError(status, type, errorBody, send(method, path, body));
    }

    static void assertError(int status, String type, String errorBody, HttpResponse<String> response) {
        assertEquals(errorBody, response.body());
        assertEquals(type, response.headers().firstValue("x-amzn-ErrorType").orElse(null));
        assertEquals(status, response.statusCode());
    }

    /** Waits for something that happens in the background. */
    static void await(String what, BooleanSupplier happened) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!happened.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "never happened: " + what);
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
