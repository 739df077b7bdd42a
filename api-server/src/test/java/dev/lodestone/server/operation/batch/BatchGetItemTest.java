package dev.lodestone.server.operation.batch;

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
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

@ParameterizedClass
@EnumSource(EngineKind.class)
class BatchGetItemTest {
    private static final String DUPLICATES = "Provided list of item keys contains duplicates";
    private static final String KEY_MISMATCH = "The provided key element does not match the schema";

    private final TestServer server;
    private final DynamoDbClient client;

    BatchGetItemTest(EngineKind engine) {
        server = TestServer.shared(engine);
        client = server.client();
    }

    private static KeysAndAttributes of(Consumer<KeysAndAttributes.Builder> keys) {
        return KeysAndAttributes.builder().applyMutation(keys).build();
    }

    private static List<Map<String, AttributeValue>> keys(String prefix, int count) {
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            keys.add(strings("pk", prefix + at));
        }
        return keys;
    }

    private BatchGetItemResponse get(String table, Consumer<KeysAndAttributes.Builder> keys) {
        return client.batchGetItem(batch -> batch.requestItems(Map.of(table, of(keys))));
    }

    private String messageOf(Consumer<BatchGetItemRequest.Builder> request) {
        return assertThrows(DynamoDbException.class, () -> client.batchGetItem(request))
                .awsErrorDetails()
                .errorMessage();
    }

    private String messageOf(String table, Consumer<KeysAndAttributes.Builder> keys) {
        return messageOf(batch -> batch.requestItems(Map.of(table, of(keys))));
    }

    private void put(String table, Map<String, AttributeValue> item) {
        client.putItem(p -> p.tableName(table).item(item));
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        {"RequestItems": []}                                       | Unrecognized collection type java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.KeysAndAttributes>
                        {"RequestItems": {"t": []}}                                | Unrecognized collection type class com.amazonaws.dynamodb.v20120810.KeysAndAttributes
                        {"RequestItems": {"t": {"Keys": {}}}}                      | Start of structure or map found where not expected
                        {"RequestItems": {"t": {"Keys": [{"a": {"N": 1}}]}}}       | NUMBER_VALUE cannot be converted to String
                        {"RequestItems": {"t": {"ConsistentRead": "x"}}}           | Unexpected token received from parser
                        {"RequestItems": {"t": {"AttributesToGet": "x"}}}          | Unexpected field type
                        {"RequestItems": {"t": {"ProjectionExpression": true}}}    | TRUE_VALUE cannot be converted to String
                        """)
        void wrongJsonTypesAreSerializationExceptions(String body, String message) {
            var answer = server.send("BatchGetItem", body);
            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("com.amazon.coral.service#SerializationException"), answer::body);
            assertTrue(answer.body().contains(message), answer::body);
        }
    }

    @Nested
    class Validation {
        @Test
        void thereMustBeKeys() {
            assertEquals(
                    "The requestItems parameter is required for BatchGetItem",
                    messageOf(batch -> batch.requestItems(Map.of())));
            assertTrue(server.send("BatchGetItem", "{}").body().contains("Value null at 'requestItems' failed"));
            assertTrue(server.send("BatchGetItem", "{\"RequestItems\": {\"tab\": {}}}")
                    .body()
                    .contains(
                            "1 validation error detected: Value null at 'requestItems.tab.member.keys' failed to satisfy"
                                    + " constraint: Member must not be null"));
            assertEquals(
                    "1 validation error detected: Value '[]' at 'requestItems.tab.member.keys' failed to satisfy"
                            + " constraint: Member must have length greater than or equal to 1",
                    messageOf("tab", k -> k.keys(List.of())));
        }

        @Test
        void noMoreThan100Keys() {
            assertEquals(
                    "1 validation error detected: Value at 'RequestItems.tab.member.Keys' failed to satisfy constraint:"
                            + " Member must have length less than or equal to 100",
                    messageOf("tab", k -> k.keys(keys("a", 101))));
            assertEquals(
                    "Too many items requested for the BatchGetItem call",
                    messageOf(batch -> batch.requestItems(
                            Map.of("one", of(k -> k.keys(keys("a", 51))), "two", of(k -> k.keys(keys("a", 50)))))));
        }

        @Test
        void expressionsAndLegacyParametersDoNotMix() {
            assertEquals(
                    "Can not use both expression and non-expression parameters in the same request: Non-expression"
                            + " parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}",
                    messageOf(
                            "missing",
                            k -> k.keys(keys("a", 1)).attributesToGet("a").projectionExpression("a")));
            assertEquals(
                    "ExpressionAttributeNames can only be specified when using expressions",
                    messageOf("missing", k -> k.keys(keys("a", 1)).expressionAttributeNames(Map.of("#a", "a"))));
            assertEquals(
                    "Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}",
                    messageOf(
                            "missing",
                            k -> k.keys(keys("a", 1))
                                    .projectionExpression("b")
                                    .expressionAttributeNames(Map.of("#a", "a"))));
            assertEquals(
                    "One or more parameter values were invalid: Duplicate value in attribute name: a",
                    messageOf("missing", k -> k.keys(keys("a", 1)).attributesToGet("a", "a")));
        }

        @Test
        void noKeyTwiceInWhateverForm() {
            assertEquals(
                    DUPLICATES,
                    messageOf(
                            "missing",
                            k -> k.keys(List.of(Map.of("pk", n("1")), Map.of("pk", n("2")), Map.of("pk", n("1.0"))))));
        }

        @Test
        void unknownTablesAreNotFound() {
            var refusal =
                    assertThrows(ResourceNotFoundException.class, () -> get("missing", k -> k.keys(keys("a", 1))));
            assertEquals(
                    "Requested resource not found", refusal.awsErrorDetails().errorMessage());
        }

        @Test
        void keysMustSuitTheSchema() {
            String table = TestTables.withPartitionKey(client);
            assertEquals(KEY_MISMATCH, messageOf(table, k -> k.keys(List.of(Map.of()))));
            assertEquals(KEY_MISMATCH, messageOf(table, k -> k.keys(List.of(strings("other", "a")))));
            assertEquals(KEY_MISMATCH, messageOf(table, k -> k.keys(List.of(strings("pk", "a", "sk", "b")))));
            assertEquals(KEY_MISMATCH, messageOf(table, k -> k.keys(List.of(Map.of("pk", n("1"))))));
        }
    }

    @Nested
    class Behaviour {
        @Test
        void readsFromSeveralTablesWhatIsThere() {
            String one = TestTables.withPartitionKey(client);
            String two = TestTables.withPartitionKey(client);
            put(one, strings("pk", "a0", "x", "1"));
            put(two, strings("pk", "a0", "y", "2"));
            put(two, strings("pk", "a2", "y", "3"));

            var response = client.batchGetItem(batch ->
                    batch.requestItems(Map.of(one, of(k -> k.keys(keys("a", 3))), two, of(k -> k.keys(keys("a", 3))))));

            assertEquals(
                    List.of(strings("pk", "a0", "x", "1")), response.responses().get(one));
            assertEquals(
                    Set.of(strings("pk", "a0", "y", "2"), strings("pk", "a2", "y", "3")),
                    Set.copyOf(response.responses().get(two)));
            assertTrue(response.unprocessedKeys().isEmpty());
        }

        @Test
        void tablesWithoutFoundItemsAnswerWithNoItems() {
            String table = TestTables.withPartitionKey(client);
            assertEquals(
                    "{\"Responses\":{\"" + table + "\":[]},\"UnprocessedKeys\":{}}",
                    server.send(
                                    "BatchGetItem",
                                    "{\"RequestItems\": {\"" + table + "\": {\"Keys\": [{\"pk\": {\"S\": \"a\"}}]}}}")
                            .body());
        }

        @Test
        void eachTableHasItsOwnProjection() {
            String one = TestTables.withPartitionKey(client);
            String two = TestTables.withPartitionKey(client);
            put(one, Map.of("pk", s("a"), "name", s("x"), "size", n("1")));
            put(two, Map.of("pk", s("a"), "name", s("y"), "size", n("2")));
            Map<String, AttributeValue> key = strings("pk", "a");

            var responses = client.batchGetItem(batch -> batch.requestItems(Map.of(
                            one,
                            of(k -> k.keys(List.of(key))
                                    .projectionExpression("#a")
                                    .expressionAttributeNames(Map.of("#a", "name"))),
                            two,
                            of(k -> k.keys(List.of(key))
                                    .projectionExpression("#a")
                                    .expressionAttributeNames(Map.of("#a", "size"))))))
                    .responses();

            assertEquals(List.of(strings("name", "x")), responses.get(one));
            assertEquals(List.of(Map.of("size", n("2"))), responses.get(two));
        }

        @Test
        void attributesToGetIsAProjectionToo() {
            String table = TestTables.withPartitionKey(client);
            put(table, Map.of("pk", s("a"), "name", s("x"), "size", n("1")));
            assertEquals(
                    List.of(strings("name", "x")),
                    get(table, k -> k.keys(List.of(strings("pk", "a"))).attributesToGet("name", "other"))
                            .responses()
                            .get(table));
        }

        @Test
        void tablesMayBeGivenByTheirArns() {
            String table = TestTables.withPartitionKey(client);
            put(table, strings("pk", "a"));
            String arn = client.describeTable(describe -> describe.tableName(table))
                    .table()
                    .tableArn();
            assertEquals(
                    List.of(strings("pk", "a")),
                    get(arn, k -> k.keys(List.of(strings("pk", "a"))))
                            .responses()
                            .get(arn));
        }

        @Test
        void capacityIsRoundedForEachItem() {
            String table = TestTables.withPartitionKey(client);
            put(table, strings("pk", "a0", "payload", "x".repeat(5000)));
            put(table, strings("pk", "a1"));
            var eventual = client.batchGetItem(batch -> batch.requestItems(Map.of(table, of(k -> k.keys(keys("a", 3)))))
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                    .consumedCapacity();
            assertEquals(1, eventual.size());
            assertEquals(table, eventual.get(0).tableName());
            assertEquals(2.0, eventual.get(0).capacityUnits());
            assertNull(eventual.get(0).readCapacityUnits());
            var consistent = client.batchGetItem(batch -> batch.requestItems(Map.of(
                                    table, of(k -> k.keys(keys("a", 3)).consistentRead(true))))
                            .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                    .consumedCapacity();
            assertEquals(4.0, consistent.get(0).capacityUnits());
            assertEquals(4.0, consistent.get(0).table().capacityUnits());
        }

        @Test
        void whatDoesNotFitIntoTheResponseIsLeftUnprocessed() {
            String table = TestTables.withPartitionKey(client);
            String payload = "x".repeat(390_000);
            List<Map<String, AttributeValue>> keys = keys("a", 50);
            keys.forEach(key -> put(table, Map.of("pk", key.get("pk"), "payload", s(payload), "name", s("a name"))));

            BatchGetItemResponse response = get(
                    table,
                    k -> k.keys(keys)
                            .projectionExpression("pk, #n")
                            .expressionAttributeNames(Map.of("#n", "name"))
                            .consistentRead(true));

            KeysAndAttributes rest = response.unprocessedKeys().get(table);
            int read = response.responses().get(table).size();
            assertEquals(16 * 1024 * 1024 / 390_100, read);
            assertEquals(keys.subList(read, 50), rest.keys());
            assertEquals("pk, #n", rest.projectionExpression());
            assertEquals(Map.of("#n", "name"), rest.expressionAttributeNames());
            assertTrue(rest.consistentRead());
            assertFalse(rest.hasAttributesToGet());

            BatchGetItemResponse second = client.batchGetItem(batch -> batch.requestItems(response.unprocessedKeys()));
            assertEquals(50 - read, second.responses().get(table).size());
            assertTrue(second.unprocessedKeys().isEmpty());
        }
    }
}
