package dev.lodestone.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The example that users copy: a template, and a function that is called for each change of a table. */
class LambdaTriggerTest {
    /** Much longer than anything here takes; a test that waits so long has failed. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long POLL_NANOS = 5_000_000;

    @TempDir
    Path directory;

    private static void put(DynamoDbClient client, String id) {
        client.putItem(put -> put.tableName("orders")
                .item(Map.of("id", AttributeValue.builder().s(id).build())));
    }

    /** The lines of the server's log that the function has written. */
    private List<String> logged() throws IOException {
        return Files.readAllLines(directory.resolve("server.log")).stream()
                .filter(line -> line.startsWith("[watch]") && line.contains("INFO"))
                .map(line -> line.substring(line.lastIndexOf('\t') + 1))
                .toList();
    }

    private void awaitLogged(List<String> lines) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!logged().equals(lines)) {
            assertTrue(System.nanoTime() < deadline, Files.readString(directory.resolve("server.log")));
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    @Test
    void aHandlerIsCalledForEachChangeAndGoesOnAfterARestart() throws Exception {
        String template = InstalledClients.EXAMPLES
                .resolve("lambda-trigger/template.yaml")
                .toString();
        try (ServerProcess server = ServerProcess.start(directory, "--template", template);
                DynamoDbClient client = server.client()) {
            put(client, "o-1");
            awaitLogged(List.of("INSERT o-1"));
            client.deleteItem(delete -> delete.tableName("orders")
                    .key(Map.of("id", AttributeValue.builder().s("o-1").build())));
            awaitLogged(List.of("INSERT o-1", "REMOVE o-1"));
        }
        try (ServerProcess server = ServerProcess.start(directory);
                DynamoDbClient client = server.client()) {
            put(client, "o-2");
            awaitLogged(List.of("INSERT o-1", "REMOVE o-1", "INSERT o-2"));
        }
        assertEquals(
                List.of("INSERT o-1", "REMOVE o-1", "INSERT o-2"),
                logged(),
                "nothing is repeated once it has been done");
    }
}
