package dev.lodestone.server.operation.table;

import static dev.lodestone.server.TestTables.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

@ParameterizedClass
@EnumSource(EngineKind.class)
class DescribeTableTest {
    private final TestServer server;
    private final DynamoDbClient client;

    DescribeTableTest(EngineKind engine) {
        server = TestServer.shared(engine);
        client = server.client();
    }

    private TableDescription describe(String table) {
        return client.describeTable(request -> request.tableName(table)).table();
    }

    @Nested
    class Serialization {
        @Test
        void theNameIsAString() {
            assertEquals(
                    "NUMBER_VALUE cannot be converted to String",
                    Refusals.message("SerializationException", server.send("DescribeTable", "{\"TableName\": 1}")));
        }
    }

    @Nested
    class Validation {
        @Test
        void theNameIsRequired() {
            assertEquals(
                    "The parameter 'TableName' is required but was not present in the request",
                    Refusals.message("ValidationException", server.send("DescribeTable", "{}")));
        }

        @Test
        void theNameMayNotBeAnything() {
            assertEquals(
                    "1 validation error detected: Value '' at 'tableName' failed to satisfy constraint: Member must"
                            + " have length greater than or equal to 1",
                    Refusals.message("ValidationException", server.send("DescribeTable", "{\"TableName\": \"\"}")));
        }

        @Test
        void theTableMustExist() {
            ResourceNotFoundException missing =
                    assertThrows(ResourceNotFoundException.class, () -> describe("missing_table"));
            assertEquals(
                    "Requested resource not found: Table: missing_table not found",
                    missing.awsErrorDetails().errorMessage());
        }
    }

    @Nested
    class Behaviour {
        @Test
        void itemsAreCountedExactlyInTheTableAndItsIndexes() {
            String table = TestTables.withIndexes(client);
            client.putItem(put -> put.tableName(table)
                    .item(Map.of("pk", s("a"), "sk", s("1"), "ls", s("x"), "gpk", s("g"), "gsk", s("h"))));
            client.putItem(put -> put.tableName(table).item(Map.of("pk", s("a"), "sk", s("2"))));
            client.putItem(put -> put.tableName(table).item(Map.of("pk", s("b"), "sk", s("3"))));
            client.deleteItem(delete -> delete.tableName(table).key(Map.of("pk", s("b"), "sk", s("3"))));
            TableDescription description = describe(table);
            assertEquals(2, description.itemCount());
            assertEquals(17 + 6, description.tableSizeBytes());
            assertEquals(1, description.localSecondaryIndexes().get(0).itemCount());
            assertEquals(17, description.localSecondaryIndexes().get(0).indexSizeBytes());
            assertEquals(1, description.globalSecondaryIndexes().get(0).itemCount());
            assertEquals(17, description.globalSecondaryIndexes().get(0).indexSizeBytes());
        }

        @Test
        void aTableIsFoundByItsArn() {
            String table = TestTables.withPartitionKey(client);
            TableDescription byName = describe(table);
            assertEquals(byName, describe(byName.tableArn()));
        }

        @Test
        void theMomentOfCreationIsWrittenAsSecondsWithAFraction() {
            String table = TestTables.withPartitionKey(client);
            String body = server.send("DescribeTable", "{\"TableName\": \"" + table + "\"}")
                    .body();
            assertTrue(body.matches("(?s).*\"CreationDateTime\":\\d{10}\\.\\d{3}[,}].*"), body);
        }
    }
}
