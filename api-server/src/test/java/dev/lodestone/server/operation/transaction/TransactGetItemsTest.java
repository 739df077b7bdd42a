package dev.lodestone.server.operation.transaction;

import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static dev.lodestone.server.TestTables.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

@ParameterizedClass
@EnumSource(EngineKind.class)
class TransactGetItemsTest {
    private final TestServer server;
    private final DynamoDbClient client;

    TransactGetItemsTest(EngineKind engine) {
        server = TestServer.shared(engine);
        client = server.client();
    }

    private static TransactGetItem get(String table, Map<String, AttributeValue> key) {
        return get(g -> g.tableName(table).key(key));
    }

    private static TransactGetItem get(Consumer<Get.Builder> get) {
        return TransactGetItem.builder().get(get).build();
    }

    private static List<TransactGetItem> gets(String table, int count) {
        List<TransactGetItem> gets = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            gets.add(get(table, strings("pk", "a" + at)));
        }
        return gets;
    }

    private TransactGetItemsResponse run(TransactGetItem... gets) {
        return client.transactGetItems(transaction -> transaction.transactItems(gets));
    }

    private String messageOf(TransactGetItem... gets) {
        return messageOf(List.of(gets));
    }

    private String messageOf(List<TransactGetItem> gets) {
        return assertThrows(
                        DynamoDbException.class,
                        () -> client.transactGetItems(transaction -> transaction.transactItems(gets)))
                .awsErrorDetails()
                .errorMessage();
    }

    private void put(String table, Map<String, AttributeValue> item) {
        client.putItem(p -> p.tableName(table).item(item));
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        {"TransactItems": {}}                                        | Start of structure or map found where not expected
                        {"TransactItems": [[]]}                                      | Unrecognized collection type class com.amazonaws.dynamodb.v20120810.TransactGetItem
                        {"TransactItems": [{"Get": "x"}]}                            | Unexpected field type
                        {"TransactItems": [{"Get": {"TableName": 1}}]}               | NUMBER_VALUE cannot be converted to String
                        {"TransactItems": [{"Get": {"Key": {"a": {"S": true}}}}]}    | TRUE_VALUE cannot be converted to String
                        """)
        void wrongJsonTypesAreSerializationExceptions(String body, String message) {
            var answer = server.send("TransactGetItems", body);
            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("com.amazon.coral.service#SerializationException"), answer::body);
            assertTrue(answer.body().contains(message), answer::body);
        }
    }

    @Nested
    class Validation {
        @Test
        void betweenOneAnd100Items() {
            assertEquals(
                    "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must"
                            + " have length greater than or equal to 1",
                    messageOf());
            String tooMany = messageOf(gets("tab", 101));
            assertTrue(
                    tooMany.startsWith("1 validation error detected: Value '[TransactGetItem(get=Get(key={pk="),
                    tooMany);
            assertTrue(
                    tooMany.endsWith("]' at 'transactItems' failed to satisfy constraint: Member must have length less"
                            + " than or equal to 100"),
                    tooMany);
            String table = TestTables.withPartitionKey(client);
            assertEquals(
                    100,
                    client.transactGetItems(transaction -> transaction.transactItems(gets(table, 100)))
                            .responses()
                            .size());
        }

        @Test
        void missingMembersAreNamedTogether() {
            String body = server.send("TransactGetItems", "{\"TransactItems\": [{}, {\"Get\": {}}]}")
                    .body();
            assertTrue(body.contains("3 validation errors detected: "), body);
            assertTrue(body.contains("Value null at 'transactItems.1.member.get' failed"), body);
            assertTrue(body.contains("Value null at 'transactItems.2.member.get.key' failed"), body);
            assertTrue(body.contains("Value null at 'transactItems.2.member.get.tableName' failed"), body);
        }

        @Test
        void expressionsAreCheckedBeforeTables() {
            assertEquals(
                    "Invalid ProjectionExpression: Syntax error; token: \"!\", near: \"!!\"",
                    messageOf(
                            get("missing", strings("pk", "a")),
                            get(g -> g.tableName("missing")
                                    .key(strings("pk", "a"))
                                    .projectionExpression("!!!"))));
        }

        @Test
        void namesNeedNoExpression() {
            String table = TestTables.withPartitionKey(client);
            var response = run(
                    get(g -> g.tableName(table).key(strings("pk", "a")).expressionAttributeNames(Map.of("#a", "a"))));
            assertEquals(1, response.responses().size());
        }

        @Test
        void unknownTablesAreNotFound() {
            String table = TestTables.withPartitionKey(client);
            var refusal = assertThrows(
                    ResourceNotFoundException.class, () -> run(get(table, Map.of()), get("missing", Map.of())));
            assertEquals(
                    "Requested resource not found", refusal.awsErrorDetails().errorMessage());
        }

        @Test
        void keysThatDoNotSuitTheSchemaCancel() {
            String table = TestTables.withPartitionKey(client);
            var cancelled = assertThrows(
                    TransactionCanceledException.class,
                    () -> run(get(table, strings("pk", "a")), get(table, Map.of()), get(table, Map.of("pk", n("1")))));
            assertEquals(
                    "Transaction cancelled, please refer cancellation reasons for specific reasons [None,"
                            + " ValidationError, ValidationError]",
                    cancelled.awsErrorDetails().errorMessage());
            assertEquals(3, cancelled.cancellationReasons().size());
            assertNull(cancelled.cancellationReasons().get(0).message());
            assertEquals(
                    "The provided key element does not match the schema",
                    cancelled.cancellationReasons().get(1).message());
        }

        @Test
        void emptyKeysAreRefused() {
            String table = TestTables.withPartitionKey(client);
            assertEquals(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an"
                            + " empty string value. Key: pk",
                    messageOf(get(table, strings("pk", ""))));
        }

        @Test
        void noItemTwice() {
            String table = TestTables.withPartitionKey(client);
            assertEquals(
                    "Transaction request cannot include multiple operations on one item",
                    messageOf(get(table, strings("pk", "a")), get(table, strings("pk", "a"))));
        }

        @Test
        void noMoreThanFourMegabytes() {
            String table = TestTables.withPartitionKey(client);
            String payload = "x".repeat(390_000);
            List<TransactGetItem> gets = gets(table, 11);
            gets.forEach(g -> put(table, Map.of("pk", g.get().key().get("pk"), "payload", s(payload))));
            assertEquals("The aggregate size of the items in the transaction cannot exceed 4 MB", messageOf(gets));
            assertEquals(
                    10,
                    client.transactGetItems(transaction -> transaction.transactItems(gets.subList(0, 10)))
                            .responses()
                            .size());
        }
    }

    @Nested
    class Behaviour {
        @Test
        void itemsComeInTheOrderOfTheRequest() {
            String one = TestTables.withPartitionKey(client);
            String two = TestTables.withPartitionKey(client);
            put(one, strings("pk", "a", "x", "1"));
            put(two, strings("pk", "a", "x", "2"));

            List<ItemResponse> responses = run(
                            get(two, strings("pk", "a")),
                            get(one, strings("pk", "missing")),
                            get(one, strings("pk", "a")))
                    .responses();

            assertEquals(strings("pk", "a", "x", "2"), responses.get(0).item());
            assertFalse(responses.get(1).hasItem());
            assertEquals(strings("pk", "a", "x", "1"), responses.get(2).item());
        }

        @Test
        void eachItemHasItsOwnProjection() {
            String table = TestTables.withPartitionKey(client);
            put(table, Map.of("pk", s("a"), "name", s("x"), "size", n("1")));
            put(table, Map.of("pk", s("b"), "name", s("y"), "size", n("2")));
            List<ItemResponse> responses = run(
                            get(g -> g.tableName(table)
                                    .key(strings("pk", "a"))
                                    .projectionExpression("#a")
                                    .expressionAttributeNames(Map.of("#a", "name"))),
                            get(g -> g.tableName(table)
                                    .key(strings("pk", "b"))
                                    .projectionExpression("pk, #a")
                                    .expressionAttributeNames(Map.of("#a", "size"))))
                    .responses();
            assertEquals(strings("name", "x"), responses.get(0).item());
            assertEquals(Map.of("pk", s("b"), "size", n("2")), responses.get(1).item());
        }

        @Test
        void whatIsNotThereIsAnEmptyResponse() {
            String table = TestTables.withPartitionKey(client);
            put(table, strings("pk", "a"));
            String get = "{\"Get\": {\"TableName\": \"" + table + "\", \"Key\": {\"pk\": {\"S\": \"%s\"}}%s}}";
            assertEquals(
                    "{\"Responses\":[{},{}]}",
                    server.send(
                                    "TransactGetItems",
                                    "{\"TransactItems\": ["
                                            + get.formatted("missing", "")
                                            + ","
                                            + get.formatted("a", ", \"ProjectionExpression\": \"nothing\"")
                                            + "]}")
                            .body());
        }

        @Test
        void readsCostTwice() {
            String one = TestTables.withPartitionKey(client);
            String two = TestTables.withPartitionKey(client);
            put(one, strings("pk", "a", "payload", "x".repeat(5000)));
            var capacities = client.transactGetItems(transaction -> transaction
                            .transactItems(
                                    get(one, strings("pk", "a")),
                                    get(two, strings("pk", "a")),
                                    get(one, strings("pk", "b")))
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                    .consumedCapacity();
            assertEquals(one, capacities.get(0).tableName());
            assertEquals(6.0, capacities.get(0).capacityUnits());
            assertEquals(6.0, capacities.get(0).readCapacityUnits());
            assertNull(capacities.get(0).writeCapacityUnits());
            assertEquals(two, capacities.get(1).tableName());
            assertEquals(2.0, capacities.get(1).capacityUnits());
        }
    }
}
