package dev.lodestone.server.operation.item;

import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static dev.lodestone.server.TestTables.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

@ParameterizedClass
@EnumSource(EngineKind.class)
class DeleteItemTest {
    private final TestServer server;
    private final DynamoDbClient client;

    DeleteItemTest(EngineKind engine) {
        server = TestServer.shared(engine);
        client = server.client();
    }

    private String messageOf(Consumer<DeleteItemRequest.Builder> request) {
        return assertThrows(DynamoDbException.class, () -> client.deleteItem(request))
                .awsErrorDetails()
                .errorMessage();
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        {"TableName": false}                        | FALSE_VALUE cannot be converted to String
                        {"TableName": "t", "Key": 1}                | Unexpected field type
                        {"TableName": "t", "ReturnValues": 1}       | NUMBER_VALUE cannot be converted to String
                        {"TableName": "t", "ConditionExpression": []} | Unrecognized collection type class java.lang.String
                        """)
        void wrongJsonTypesAreSerializationExceptions(String body, String message) {
            var answer = server.send("DeleteItem", body);
            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("#SerializationException"), answer::body);
            assertTrue(answer.body().contains(message), answer::body);
        }
    }

    @Nested
    class Validation {
        @Test
        void theKeyMustBeTheTablesKey() {
            String table = TestTables.withPartitionKey(client);
            String mismatch = "The provided key element does not match the schema";
            assertEquals(mismatch, messageOf(delete -> delete.tableName(table).key(strings("other", "a"))));
            assertEquals(mismatch, messageOf(delete -> delete.tableName(table).key(Map.of("pk", n("1")))));
            assertEquals(mismatch, messageOf(delete -> delete.tableName(table).key(Map.of())));
        }

        @Test
        void returnValuesKnowsOnlyTheOldItem() {
            assertEquals(
                    "ReturnValues can only be ALL_OLD or NONE",
                    messageOf(delete ->
                            delete.tableName("missing").key(strings("pk", "a")).returnValues(ReturnValue.UPDATED_NEW)));
        }

        @Test
        void conditionsAreCheckedBeforeTheTableIsLookedUp() {
            assertEquals(
                    "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"=\"",
                    messageOf(delete ->
                            delete.tableName("missing").key(strings("pk", "a")).conditionExpression("a =")));
        }
    }

    @Nested
    class Behaviour {
        @Test
        void theItemIsGoneAndReturnedIfAskedFor() {
            String table = TestTables.withPartitionKey(client);
            client.putItem(put -> put.tableName(table).item(strings("pk", "a", "v", "1")));
            var deleted = client.deleteItem(
                    delete -> delete.tableName(table).key(strings("pk", "a")).returnValues(ReturnValue.ALL_OLD));
            assertEquals(strings("pk", "a", "v", "1"), deleted.attributes());
            assertFalse(client.getItem(get -> get.tableName(table).key(strings("pk", "a")))
                    .hasItem());
        }

        @Test
        void deletingNothingSucceeds() {
            String table = TestTables.withPartitionKey(client);
            var deleted = client.deleteItem(delete -> delete.tableName(table)
                    .key(strings("pk", "missing"))
                    .returnValues(ReturnValue.ALL_OLD)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
            assertFalse(deleted.hasAttributes());
            assertEquals(1.0, deleted.consumedCapacity().capacityUnits());
        }

        @Test
        void aConditionGuardsTheItem() {
            String table = TestTables.withPartitionKey(client);
            client.putItem(put -> put.tableName(table).item(strings("pk", "a", "v", "1")));
            ConditionalCheckFailedException refusal = assertThrows(
                    ConditionalCheckFailedException.class,
                    () -> client.deleteItem(delete -> delete.tableName(table)
                            .key(strings("pk", "a"))
                            .conditionExpression("v = :v")
                            .expressionAttributeValues(Map.of(":v", s("2")))
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            assertEquals(strings("pk", "a", "v", "1"), refusal.item());
            assertTrue(client.getItem(get -> get.tableName(table).key(strings("pk", "a")))
                    .hasItem());
            assertThrows(
                    ConditionalCheckFailedException.class,
                    () -> client.deleteItem(delete -> delete.tableName(table)
                            .key(strings("pk", "missing"))
                            .conditionExpression("attribute_exists(pk)")));
            client.deleteItem(delete -> delete.tableName(table)
                    .key(strings("pk", "a"))
                    .conditionExpression("v = :v")
                    .expressionAttributeValues(Map.of(":v", s("1"))));
            assertFalse(client.getItem(get -> get.tableName(table).key(strings("pk", "a")))
                    .hasItem());
        }

        @Test
        void capacityCountsTheIndexesThatTheItemLeaves() {
            String table = TestTables.withIndexes(client);
            client.putItem(put -> put.tableName(table)
                    .item(Map.of("pk", s("a"), "sk", s("b"), "ls", s("c"), "v", s("x".repeat(2000)))));
            var capacity = client.deleteItem(delete -> delete.tableName(table)
                            .key(strings("pk", "a", "sk", "b"))
                            .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                    .consumedCapacity();
            assertEquals(2.0, capacity.table().capacityUnits());
            assertEquals(2.0, capacity.localSecondaryIndexes().get("lsi").capacityUnits());
            assertTrue(capacity.globalSecondaryIndexes().isEmpty());
            assertEquals(4.0, capacity.capacityUnits());
        }
    }
}
