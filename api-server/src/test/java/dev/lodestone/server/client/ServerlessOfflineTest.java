package dev.lodestone.server.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.streams.endpoint.InvokeEndpoint;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationResult;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Functions that serverless-offline runs: called, and fed from a table by what their service's file says. */
class ServerlessOfflineTest {
    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();
    private static final long POLL_NANOS = 5_000_000;
    private static final HttpClient CLIENT = InvokeEndpoint.newClient();

    @TempDir
    static Path directory;

    private static Path service;
    private static Path notes;
    private static ServerlessOffline offline;

    @BeforeAll
    static void start() throws Exception {
        service = InstalledClients.serverlessOffline();
        notes = Files.createFile(directory.resolve("notes.txt"));
        offline = ServerlessOffline.start(service, Map.of("NOTES", notes.toString()));
    }

    @AfterAll
    static void end() throws Exception {
        if (offline != null) {
            offline.close();
        }
    }

    private static CompletableFuture<InvocationResult> invoke(String function, String payload) {
        return InvokeEndpoint.of(CLIENT, offline.endpoint(), function)
                .invoke(Invocation.of("one", payload.getBytes(UTF_8)))
                .toCompletableFuture();
    }

    @Test
    void itsAnswerIsTheFunctions() throws Exception {
        InvocationResult result =
                invoke("shop-dev-echo", "{\"näme\":[1,2.5,null]}").get();
        assertFalse(result.isError());
        assertEquals("{\"seen\":{\"näme\":[1,2.5,null]}}", new String(result.payload(), UTF_8));
    }

    @Test
    void itsFunctionsFailAsTheServicesDo() throws Exception {
        InvocationResult result = invoke("shop-dev-fail", "{}").get();
        assertEquals("Unhandled", result.functionError());
        String payload = new String(result.payload(), UTF_8);
        assertTrue(payload.startsWith("{\"errorMessage\":\"not in stock\",\"errorType\":\"Error\""), payload);
    }

    /** What the functions have noted of each item that they got, once they have noted as much. */
    private static List<String> awaitNotes(String function, int count) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            List<String> noted = Files.readAllLines(notes).stream()
                    .filter(line -> line.startsWith(function))
                    .toList();
            if (noted.size() >= count) {
                return noted;
            }
            assertTrue(System.nanoTime() < deadline, noted::toString);
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static void put(DynamoDbClient client, String id) {
        client.putItem(put -> put.tableName("orders").item(Map.of("id", AttributeValue.fromS(id))));
    }

    @Test
    void itsFunctionsAreFedAsTheirTemplateSays() throws Exception {
        try (ServerProcess server = ServerProcess.start(
                        directory,
                        "--template=" + service.resolve("serverless.yml"),
                        "--lambda-endpoint=" + offline.endpoint());
                DynamoDbClient client = server.client()) {
            put(client, "early");
            put(client, "late");
            put(client, "bad");
            put(client, "last");
            assertEquals(
                    List.of("whole early", "whole late", "whole late", "whole bad", "whole bad", "whole last"),
                    awaitNotes("whole", 6),
                    "a failure is retried once, and then given up");
            assertEquals(
                    List.of("partly early", "partly late", "partly late", "partly bad", "partly last"),
                    awaitNotes("partly", 5),
                    "what was not given back is not repeated");
        }
        ServerOutput output = ServerOutput.of(directory);
        output.await("function shop-dev-whole: called at "
                + Pattern.quote(offline.endpoint().toString()));
        output.await(".*shop-dev-whole failed with 1 record .*RangeError.*");
    }

    @Test
    void aFunctionThatItLacksHasNotRun() {
        var failure = assertThrows(
                ExecutionException.class, () -> invoke("shop-dev-none", "{}").get());
        var refusal = assertInstanceOf(InvocationException.class, failure.getCause());
        assertEquals(InvocationException.Reason.NOT_FOUND, refusal.reason());
    }
}
