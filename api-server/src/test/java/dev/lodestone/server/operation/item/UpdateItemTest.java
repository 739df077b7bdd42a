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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

@ParameterizedClass
@EnumSource(EngineKind.class)
class UpdateItemTest {
    private final TestServer server;
    private final DynamoDbClient client;

    UpdateItemTest(EngineKind engine) {
        server = TestServer.shared(engine);
        client = server.client();
    }

    private String messageOf(Consumer<UpdateItemRequest.Builder> request) {
        return assertThrows(DynamoDbException.class, () -> client.updateItem(request))
                .awsErrorDetails()
                .errorMessage();
    }

    /** A new table with an item of key "a" and some attributes of each kind. */
    private String tableWithItem() {
        String table = TestTables.withPartitionKey(client);
        client.putItem(put -> put.tableName(table)
                .item(Map.of(
                        "pk", s("a"),
                        "n", n("5"),
                        "s", s("text"),
                        "ss", AttributeValue.fromSs(List.of("x", "y")),
                        "l", AttributeValue.fromL(List.of(n("0"), n("1"), n("2"))),
                        "m", AttributeValue.fromM(Map.of("k", s("v"))))));
        return table;
    }

    private Map<String, AttributeValue> stored(String table) {
        return client.getItem(get -> get.tableName(table).key(strings("pk", "a")))
                .item();
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        {"TableName": 1}                           | NUMBER_VALUE cannot be converted to String
                        {"TableName": "t", "Key": []}              | Unrecognized collection type
                        {"TableName": "t", "UpdateExpression": 1}  | NUMBER_VALUE cannot be converted to String
                        {"TableName": "t", "ExpressionAttributeValues": 1} | Unexpected field type
                        """)
        void wrongJsonTypesAreSerializationExceptions(String body, String message) {
            var answer = server.send("UpdateItem", body);
            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("#SerializationException"), answer::body);
            assertTrue(answer.body().contains(message), answer::body);
        }
    }

    @Nested
    class Validation {
        @Test
        void keyAttributesCannotBeUpdated() {
            String table = tableWithItem();
            assertEquals(
                    "One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the"
                            + " key",
                    messageOf(update -> update.tableName(table)
                            .key(strings("pk", "a"))
                            .updateExpression("SET pk = :v")
                            .expressionAttributeValues(Map.of(":v", s("b")))));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        SET n = s + :one          | An operand in the update expression has an incorrect data type
                        SET n = absent + :one     | The provided expression refers to an attribute that does not exist in the item
                        SET absent.k = :one       | The document path provided in the update expression is invalid for update
                        SET n.k = :one            | The document path provided in the update expression is invalid for update
                        REMOVE n.k.j SET x = :one | The document path provided in the update expression is invalid for update
                        SET n = :one REMOVE n     | Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [n], path two: [n]
                        ADD s :one                | An operand in the update expression has an incorrect data type
                        """)
        void updatesMustFitTheItem(String expression, String message) {
            String table = tableWithItem();
            Map<String, AttributeValue> before = stored(table);
            assertEquals(
                    message,
                    messageOf(update -> update.tableName(table)
                            .key(strings("pk", "a"))
                            .updateExpression(expression)
                            .expressionAttributeValues(Map.of(":one", n("1")))));
            assertEquals(before, stored(table));
        }

        @Test
        void anItemMayNotGrowBeyondTheLimit() {
            String table = tableWithItem();
            client.updateItem(update -> update.tableName(table)
                    .key(strings("pk", "a"))
                    .updateExpression("SET big = :v")
                    .expressionAttributeValues(Map.of(":v", s("x".repeat(399 * 1024)))));
            assertEquals(
                    "Item size to update has exceeded the maximum allowed size",
                    messageOf(update -> update.tableName(table)
                            .key(strings("pk", "a"))
                            .updateExpression("SET more = :v")
                            .expressionAttributeValues(Map.of(":v", s("x".repeat(2 * 1024))))));
        }

        @Test
        void indexKeysMustBeOfTheirType() {
            String table = TestTables.withIndexes(client);
            assertEquals(
                    "One or more parameter values were invalid: Type mismatch for Index Key gpk Expected: S Actual: N"
                            + " IndexName: gsi",
                    messageOf(update -> update.tableName(table)
                            .key(strings("pk", "a", "sk", "b"))
                            .updateExpression("SET gpk = :v")
                            .expressionAttributeValues(Map.of(":v", n("1")))));
        }
    }

    @Nested
    class Behaviour {
        @Test
        void allActionsSeeTheItemAsItWas() {
            String table = tableWithItem();
            var updated = client.updateItem(update -> update.tableName(table)
                    .key(strings("pk", "a"))
                    .updateExpression(
                            "SET twin = n, n = n - :two, l[5] = :two, l[9] = n, m.j = if_not_exists(m.k, :two),"
                                    + " list2 = list_append(l, l) REMOVE s, l[0] ADD tally :two DELETE ss :gone")
                    .expressionAttributeValues(
                            Map.of(":two", n("2"), ":gone", AttributeValue.fromSs(List.of("x", "unknown"))))
                    .returnValues(ReturnValue.ALL_NEW));
            Map<String, AttributeValue> after = updated.attributes();
            assertEquals(after, stored(table));
            assertEquals(n("5"), after.get("twin"));
            assertEquals(n("3"), after.get("n"));
            assertEquals(List.of(n("1"), n("2"), n("2"), n("5")), after.get("l").l());
            assertEquals(6, after.get("list2").l().size());
            assertEquals(Map.of("k", s("v"), "j", s("v")), after.get("m").m());
            assertFalse(after.containsKey("s"));
            assertEquals(n("2"), after.get("tally"));
            assertEquals(Set.of("y"), Set.copyOf(after.get("ss").ss()));
        }

        @Test
        void anItemComesIntoBeingWhereThereIsNone() {
            String table = TestTables.withPartitionKey(client);
            client.updateItem(update -> update.tableName(table).key(strings("pk", "a")));
            assertEquals(strings("pk", "a"), stored(table));
            client.updateItem(update -> update.tableName(table)
                    .key(strings("pk", "b"))
                    .updateExpression("ADD n :one")
                    .expressionAttributeValues(Map.of(":one", n("1"))));
            assertEquals(
                    Map.of("pk", s("b"), "n", n("1")),
                    client.getItem(get -> get.tableName(table).key(strings("pk", "b")))
                            .item());
        }

        @Test
        void returnValuesShowsWhatTheUpdateTouched() {
            String table = tableWithItem();
            assertEquals(
                    Map.of("n", n("5"), "m", AttributeValue.fromM(Map.of("k", s("v")))),
                    returned(table, ReturnValue.UPDATED_OLD, "SET n = n + :one, m.k = :one, fresh = :one"));
            assertEquals(
                    Map.of("n", n("7"), "m", AttributeValue.fromM(Map.of("k", n("1"))), "fresh", n("1")),
                    returned(table, ReturnValue.UPDATED_NEW, "SET n = n + :one, m.k = :one, fresh = :one"));
            assertEquals(
                    n("7"),
                    returned(table, ReturnValue.ALL_OLD, "SET n = n + :one").get("n"));
            assertTrue(returned(table, ReturnValue.NONE, "SET n = n + :one").isEmpty());
            assertEquals(n("9"), stored(table).get("n"));
        }

        private Map<String, AttributeValue> returned(String table, ReturnValue returnValue, String expression) {
            return client.updateItem(update -> update.tableName(table)
                            .key(strings("pk", "a"))
                            .updateExpression(expression)
                            .expressionAttributeValues(Map.of(":one", n("1")))
                            .returnValues(returnValue))
                    .attributes();
        }

        @Test
        void aConditionGuardsTheUpdate() {
            String table = tableWithItem();
            assertThrows(
                    ConditionalCheckFailedException.class,
                    () -> client.updateItem(update -> update.tableName(table)
                            .key(strings("pk", "a"))
                            .updateExpression("SET n = :v")
                            .conditionExpression("n > :v")
                            .expressionAttributeValues(Map.of(":v", n("5")))));
            assertEquals(n("5"), stored(table).get("n"));
            client.updateItem(update -> update.tableName(table)
                    .key(strings("pk", "a"))
                    .updateExpression("SET n = :v")
                    .conditionExpression("n BETWEEN :low AND :v AND contains(ss, :x) AND size(l) = :three")
                    .expressionAttributeValues(Map.of(":v", n("6"), ":low", n("-1"), ":x", s("x"), ":three", n("3"))));
            assertEquals(n("6"), stored(table).get("n"));
        }

        @Test
        void concurrentAdditionsAllCount() throws Exception {
            String table = TestTables.withPartitionKey(client);
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                List<Callable<Void>> adders = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    adders.add(() -> {
                        for (int j = 0; j < 50; j++) {
                            client.updateItem(update -> update.tableName(table)
                                    .key(strings("pk", "a"))
                                    .updateExpression("ADD n :one")
                                    .expressionAttributeValues(Map.of(":one", n("1"))));
                        }
                        return null;
                    });
                }
                for (Future<Void> adder : threads.invokeAll(adders)) {
                    adder.get();
                }
            } finally {
                threads.shutdown();
            }
            assertEquals(n("200"), stored(table).get("n"));
        }

        @Test
        void movingAnIndexKeyCostsTwoWritesAndLeavingItAloneNone() {
            String table = TestTables.withIndexes(client);
            client.putItem(
                    put -> put.tableName(table).item(Map.of("pk", s("a"), "sk", s("b"), "gpk", s("g"), "gsk", s("1"))));
            var moved = client.updateItem(update -> update.tableName(table)
                            .key(strings("pk", "a", "sk", "b"))
                            .updateExpression("SET gsk = :v")
                            .expressionAttributeValues(Map.of(":v", s("2")))
                            .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                    .consumedCapacity();
            assertEquals(1.0, moved.table().capacityUnits());
            assertEquals(2.0, moved.globalSecondaryIndexes().get("gsi").capacityUnits());
            var same = client.updateItem(update -> update.tableName(table)
                            .key(strings("pk", "a", "sk", "b"))
                            .updateExpression("SET gsk = :v")
                            .expressionAttributeValues(Map.of(":v", s("2")))
                            .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                    .consumedCapacity();
            assertEquals(1.0, same.capacityUnits());
            assertFalse(same.hasGlobalSecondaryIndexes());
        }
    }
}
