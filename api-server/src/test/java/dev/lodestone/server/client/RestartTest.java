package dev.lodestone.server.client;

import static dev.lodestone.server.client.OrdersTable.BY_AMOUNT;
import static dev.lodestone.server.client.OrdersTable.NAME;
import static dev.lodestone.server.client.OrdersTable.ids;
import static dev.lodestone.server.client.OrdersTable.order;
import static dev.lodestone.server.client.OrdersTable.string;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Stops the server and starts it again on the same directory. */
class RestartTest {
    @TempDir
    Path directory;

    @Test
    void tablesIndexesAndItemsAreKept() throws Exception {
        TableDescription described;
        List<Map<String, AttributeValue>> scanned;
        try (ServerProcess server = ServerProcess.start(directory);
                DynamoDbClient client = server.client()) {
            OrdersTable.create(client);
            put(client, "o-1", "30");
            put(client, "o-2", "-12.5");
            put(client, "o-3", "7");
            described = describe(client);
            scanned = scan(client);
        }
        try (ServerProcess server = ServerProcess.start(directory);
                DynamoDbClient client = server.client()) {
            assertEquals(described, describe(client));
            assertEquals(scanned, scan(client));
            assertEquals(List.of("o-2", "o-3", "o-1"), idsByAmount(client));
            put(client, "o-4", "8");
            assertEquals(List.of("o-2", "o-3", "o-4", "o-1"), idsByAmount(client));
        }
    }

    @Test
    void aDeletedTableStaysDeleted() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory);
                DynamoDbClient client = server.client()) {
            OrdersTable.create(client);
            put(client, "o-1", "30");
            client.deleteTable(request -> request.tableName(NAME));
            client.waiter().waitUntilTableNotExists(request -> request.tableName(NAME));
        }
        try (ServerProcess server = ServerProcess.start(directory);
                DynamoDbClient client = server.client()) {
            assertEquals(List.of(), client.listTables().tableNames());
            OrdersTable.create(client);
            assertEquals(List.of(), scan(client));
            assertEquals(List.of(), idsByAmount(client));
        }
    }

    private static void put(DynamoDbClient client, String id, String amount) {
        client.putItem(put -> put.tableName(NAME).item(order("alice", id, "2026-01-05", "OPEN", amount)));
    }

    private static TableDescription describe(DynamoDbClient client) {
        return client.describeTable(request -> request.tableName(NAME)).table();
    }

    private static List<Map<String, AttributeValue>> scan(DynamoDbClient client) {
        return client.scan(request -> request.tableName(NAME)).items();
    }

    private static List<String> idsByAmount(DynamoDbClient client) {
        return ids(client.query(query -> query.tableName(NAME)
                        .indexName(BY_AMOUNT)
                        .keyConditionExpression("customer = :customer")
                        .expressionAttributeValues(Map.of(":customer", string("alice"))))
                .items());
    }
}
