package dev.lodestone.server.operation.table;

import static dev.lodestone.server.TestTables.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import dev.lodestone.store.operation.table.TransitionDelays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

@ParameterizedClass
@EnumSource(EngineKind.class)
class DeleteTableTest {
    private final EngineKind engine;
    private final TestServer server;
    private final DynamoDbClient client;

    DeleteTableTest(EngineKind engine) {
        this.engine = engine;
        server = TestServer.shared(engine);
        client = server.client();
    }

    private static TableDescription delete(DynamoDbClient client, String table) {
        return client.deleteTable(request -> request.tableName(table)).tableDescription();
    }

    private static String refusal(DynamoDbClient client, String table) {
        return assertThrows(DynamoDbException.class, () -> delete(client, table))
                .awsErrorDetails()
                .errorMessage();
    }

    @Nested
    class Serialization {
        @Test
        void theNameIsAString() {
            assertEquals(
                    "TRUE_VALUE cannot be converted to String",
                    Refusals.message("SerializationException", server.send("DeleteTable", "{\"TableName\": true}")));
        }
    }

    @Nested
    class Validation {
        @Test
        void theNameIsRequired() {
            assertEquals(
                    "The parameter 'TableName' is required but was not present in the request",
                    Refusals.message("ValidationException", server.send("DeleteTable", "{}")));
        }

        @Test
        void theTableMustExist() {
            assertThrows(ResourceNotFoundException.class, () -> delete(client, "missing_table"));
            assertEquals(
                    "Requested resource not found: Table: missing_table not found", refusal(client, "missing_table"));
        }

        @Test
        void aProtectedTableStays() {
            String table = TestTables.withPartitionKey(client);
            client.updateTable(update -> update.tableName(table).deletionProtectionEnabled(true));
            assertEquals(
                    "Resource cannot be deleted as it is currently protected against deletion. Disable deletion"
                            + " protection first.",
                    refusal(client, table));
            client.updateTable(update -> update.tableName(table).deletionProtectionEnabled(false));
            delete(client, table);
        }
    }

    @Nested
    class Behaviour {
        @Test
        void theAnswerTellsNoMoreThanWhatTheTableWas() {
            String table = TestTables.withIndexes(client);
            TableDescription answer = delete(client, table);
            assertEquals(table, answer.tableName());
            assertEquals(0, answer.itemCount());
            assertEquals(0L, answer.provisionedThroughput().readCapacityUnits());
            assertFalse(answer.deletionProtectionEnabled());
            assertFalse(answer.hasKeySchema() || answer.hasAttributeDefinitions());
            assertFalse(answer.hasLocalSecondaryIndexes() || answer.hasGlobalSecondaryIndexes());
            assertNull(answer.creationDateTime());
        }

        @Test
        void theTableIsGoneAtOnceAndItsNameIsFree() {
            String table = TestTables.withPartitionKey(client);
            String id = client.describeTable(describe -> describe.tableName(table))
                    .table()
                    .tableId();
            client.putItem(put -> put.tableName(table).item(strings("pk", "a")));
            assertEquals(TableStatus.DELETING, delete(client, table).tableStatus());
            assertThrows(
                    ResourceNotFoundException.class, () -> client.describeTable(describe -> describe.tableName(table)));
            assertFalse(client.listTablesPaginator().tableNames().stream().anyMatch(table::equals));

            TestTables.withPartitionKey(client, table);
            TableDescription again =
                    client.describeTable(describe -> describe.tableName(table)).table();
            assertNotEquals(id, again.tableId());
            assertEquals(0, again.itemCount());
            assertFalse(client.getItem(get -> get.tableName(table).key(strings("pk", "a")))
                    .hasItem());
        }

        @Test
        void withDelaysTheStatusesCanBeSeen() {
            AtomicLong now = new AtomicLong(1_700_000_000_000L);
            try (TestServer slow = TestServer.start(
                    TestServer.options(engine).withClock(now::get).withDelays(new TransitionDelays(100, 100, 100)))) {
                DynamoDbClient slowClient = slow.client();
                String table = TestTables.withPartitionKey(slowClient);
                assertEquals(TableStatus.CREATING, status(slowClient, table));
                assertThrows(ResourceInUseException.class, () -> delete(slowClient, table));
                assertEquals(
                        "Attempt to change a resource which is still in use: Table is being created: " + table,
                        refusal(slowClient, table));
                now.addAndGet(100);
                assertEquals(TableStatus.ACTIVE, status(slowClient, table));
                delete(slowClient, table);
                assertEquals(TableStatus.DELETING, status(slowClient, table));
                assertEquals(
                        "Attempt to change a resource which is still in use: Table is being deleted: " + table,
                        refusal(slowClient, table));
                now.addAndGet(100);
                assertThrows(ResourceNotFoundException.class, () -> status(slowClient, table));
                assertEquals(0, slowClient.listTables().tableNames().size());
            }
        }

        private static TableStatus status(DynamoDbClient client, String table) {
            return client.describeTable(describe -> describe.tableName(table))
                    .table()
                    .tableStatus();
        }
    }
}
