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
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnItemCollectionMetrics;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

@ParameterizedClass
@EnumSource(EngineKind.class)
class BatchWriteItemTest {
    private static final String DUPLICATES = "Provided list of item keys contains duplicates";
    private static final String KEY_MISMATCH = "The provided key element does not match the schema";

    private final TestServer server;
    private final DynamoDbClient client;

    BatchWriteItemTest(EngineKind engine) {
        server = TestServer.shared(engine);
        client = server.client();
    }

    private static WriteRequest put(Map<String, AttributeValue> item) {
        return WriteRequest.builder().putRequest(p -> p.item(item)).build();
    }

    private static WriteRequest delete(Map<String, AttributeValue> key) {
        return WriteRequest.builder().deleteRequest(d -> d.key(key)).build();
    }

    private static List<WriteRequest> puts(String prefix, int count) {
        List<WriteRequest> requests = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            requests.add(put(strings("pk", prefix + at)));
        }
        return requests;
    }

    private void write(String table, WriteRequest... requests) {
        client.batchWriteItem(batch -> batch.requestItems(Map.of(table, List.of(requests))));
    }

    private String messageOf(Consumer<BatchWriteItemRequest.Builder> request) {
        return assertThrows(DynamoDbException.class, () -> client.batchWriteItem(request))
                .awsErrorDetails()
                .errorMessage();
    }

    private String messageOf(String table, WriteRequest... requests) {
        return messageOf(batch -> batch.requestItems(Map.of(table, List.of(requests))));
    }

    private Map<String, AttributeValue> stored(String table, Map<String, AttributeValue> key) {
        return client.getItem(get -> get.tableName(table).key(key)).item();
    }

    private long count(String table) {
        return client.scan(scan -> scan.tableName(table)).count();
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        {"RequestItems": []}                                         | Unrecognized collection type java.util.Map<java.lang.String, java.util.List<com.amazonaws.dynamodb.v20120810.WriteRequest>>
                        {"RequestItems": "t"}                                        | Unexpected field type
                        {"RequestItems": {"t": {}}}                                  | Start of structure or map found where not expected
                        {"RequestItems": {"t": [1]}}                                 | Unexpected value type in payload
                        {"RequestItems": {"t": [{"PutRequest": 1}]}}                 | Unexpected field type
                        {"RequestItems": {"t": [{"PutRequest": {"Item": "x"}}]}}     | Unexpected field type
                        {"RequestItems": {"t": [{"DeleteRequest": {"Key": {"a": {"S": 1}}}}]}} | NUMBER_VALUE cannot be converted to String
                        {"ReturnConsumedCapacity": 1}                                | NUMBER_VALUE cannot be converted to String
                        """)
        void wrongJsonTypesAreSerializationExceptions(String body, String message) {
            var answer = server.send("BatchWriteItem", body);
            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("com.amazon.coral.service#SerializationException"), answer::body);
            assertTrue(answer.body().contains(message), answer::body);
        }
    }

    @Nested
    class Validation {
        @Test
        void thereMustBeRequests() {
            assertEquals(
                    "The requestItems parameter is required for BatchWriteItem",
                    messageOf(batch -> batch.requestItems(Map.of())));
            assertTrue(server.send("BatchWriteItem", "{}")
                    .body()
                    .contains("1 validation error detected: Value null at 'requestItems' failed to satisfy constraint:"
                            + " Member must not be null"));
            assertEquals(
                    "1 validation error detected: Value '{tab=[]}' at 'requestItems' failed to satisfy constraint: Map"
                            + " value must satisfy constraint: [Member must have length less than or equal to 25, Member"
                            + " must have length greater than or equal to 1]",
                    messageOf("tab"));
        }

        @Test
        void badEnumsAreNamedTogether() {
            assertEquals(
                    "2 validation errors detected: Value 'hi' at 'returnConsumedCapacity' failed to satisfy constraint:"
                            + " Member must satisfy enum value set: [INDEXES, TOTAL, NONE]; Value 'hi' at"
                            + " 'returnItemCollectionMetrics' failed to satisfy constraint: Member must satisfy enum value"
                            + " set: [SIZE, NONE]",
                    messageOf(batch -> batch.requestItems(Map.of("missing", puts("a", 1)))
                            .returnConsumedCapacity("hi")
                            .returnItemCollectionMetrics("hi")));
        }

        @Test
        void noMoreThan25Requests() {
            String table = TestTables.withPartitionKey(client);
            String message = messageOf(batch -> batch.requestItems(Map.of(table, puts("a", 26))));
            assertTrue(
                    message.startsWith("1 validation error detected: Value '{" + table
                            + "=[WriteRequest(putRequest=PutRequest(item={pk=AttributeValue(s=a0, n=null, b=null, sS=null,"
                            + " nS=null, bS=null, m=null, l=null, nULL=null, bOOL=null)}), deleteRequest=null), "),
                    message);
            assertTrue(
                    message.endsWith("]}' at 'requestItems' failed to satisfy constraint: Map value must satisfy"
                            + " constraint: [Member must have length less than or equal to 25, Member must have length"
                            + " greater than or equal to 1]"),
                    message);
            client.batchWriteItem(batch -> batch.requestItems(Map.of(table, puts("a", 25))));
            assertEquals(25, count(table));
        }

        @Test
        void noMoreThan25RequestsInAllTables() {
            assertEquals(
                    "Too many items requested for the BatchWriteItem call",
                    messageOf(batch -> batch.requestItems(Map.of("one", puts("a", 13), "two", puts("a", 13)))));
        }

        @Test
        void exactlyOneOfPutAndDelete() {
            String message = "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
                    + " supported datatypes";
            assertEquals(message, messageOf("missing", WriteRequest.builder().build()));
            assertEquals(
                    message,
                    messageOf(
                            "missing",
                            WriteRequest.builder()
                                    .putRequest(p -> p.item(strings("pk", "a")))
                                    .deleteRequest(d -> d.key(strings("pk", "b")))
                                    .build()));
        }

        @Test
        void missingItemsAndKeysAreNamed() {
            String body = server.send(
                            "BatchWriteItem",
                            "{\"RequestItems\": {\"tab\": [{\"PutRequest\": {}}, {\"DeleteRequest\": {}}]}}")
                    .body();
            assertTrue(body.contains("2 validation errors detected: "), body);
            assertTrue(body.contains("Value null at 'requestItems.tab.member.1.member.putRequest.item' failed"), body);
            assertTrue(
                    body.contains("Value null at 'requestItems.tab.member.2.member.deleteRequest.key' failed"), body);
        }

        @Test
        void valuesAndSizesAreCheckedBeforeTables() {
            assertEquals(
                    "One or more parameter values were invalid: An string set  may not be empty",
                    messageOf(
                            "missing",
                            put(Map.of(
                                    "a", AttributeValue.builder().ss(List.of()).build()))));
            assertEquals(
                    "Item size has exceeded the maximum allowed size",
                    messageOf("missing", put(strings("pk", "a", "payload", "x".repeat(400 * 1024)))));
        }

        @Test
        void unknownTablesAreNotFoundAndNothingIsWritten() {
            String table = TestTables.withPartitionKey(client);
            var refusal = assertThrows(
                    ResourceNotFoundException.class,
                    () -> client.batchWriteItem(
                            batch -> batch.requestItems(Map.of(table, puts("a", 1), "missing", puts("a", 1)))));
            assertEquals(
                    "Requested resource not found", refusal.awsErrorDetails().errorMessage());
            assertEquals(0, count(table));
        }

        @Test
        void keysMustSuitTheSchemaAndNothingIsWritten() {
            String table = TestTables.withPartitionKey(client);
            WriteRequest good = put(strings("pk", "good"));
            assertEquals(KEY_MISMATCH, messageOf(table, good, put(strings("other", "a"))));
            assertEquals(KEY_MISMATCH, messageOf(table, good, put(Map.of("pk", n("1")))));
            assertEquals(KEY_MISMATCH, messageOf(table, good, delete(strings("pk", "a", "other", "b"))));
            assertEquals(KEY_MISMATCH, messageOf(table, good, delete(Map.of("pk", n("1")))));
            assertEquals(
                    "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an"
                            + " empty string value. Key: pk",
                    messageOf(table, good, put(strings("pk", ""))));
            assertEquals(0, count(table));
        }

        @Test
        void noItemTwice() {
            String table = TestTables.withPartitionKey(client);
            assertEquals(DUPLICATES, messageOf(table, put(strings("pk", "a")), put(strings("pk", "a", "b", "c"))));
            assertEquals(DUPLICATES, messageOf(table, put(strings("pk", "a")), delete(strings("pk", "a"))));
            String arn = client.describeTable(describe -> describe.tableName(table))
                    .table()
                    .tableArn();
            assertEquals(
                    DUPLICATES, messageOf(batch -> batch.requestItems(Map.of(table, puts("a", 1), arn, puts("a", 1)))));
            assertEquals(0, count(table));
        }
    }

    @Nested
    class Behaviour {
        @Test
        void putsAndDeletesInSeveralTables() {
            String one = TestTables.withPartitionKey(client);
            String two = TestTables.withPartitionKey(client);
            write(one, put(strings("pk", "replaced", "old", "x")), put(strings("pk", "deleted")));

            var response = client.batchWriteItem(batch -> batch.requestItems(Map.of(
                    one,
                    List.of(
                            put(strings("pk", "replaced", "new", "y")),
                            delete(strings("pk", "deleted")),
                            delete(strings("pk", "never there"))),
                    two,
                    List.of(put(strings("pk", "a"))))));

            assertTrue(response.unprocessedItems().isEmpty());
            assertEquals(strings("pk", "replaced", "new", "y"), stored(one, strings("pk", "replaced")));
            assertEquals(1, count(one));
            assertEquals(1, count(two));
        }

        @Test
        void nothingIsLeftUnprocessed() {
            String table = TestTables.withPartitionKey(client);
            assertEquals(
                    "{\"UnprocessedItems\":{}}",
                    server.send(
                                    "BatchWriteItem",
                                    "{\"RequestItems\": {\"" + table
                                            + "\": [{\"PutRequest\": {\"Item\": {\"pk\": {\"S\": \"a\"}}}}]}}")
                            .body());
        }

        @Test
        void indexesFollow() {
            String table = TestTables.withIndexes(client);
            write(table, put(Map.of("pk", s("a"), "sk", s("1"), "gpk", s("g"), "gsk", s("1"))));
            write(
                    table,
                    delete(strings("pk", "a", "sk", "1")),
                    put(Map.of("pk", s("a"), "sk", s("2"), "gpk", s("g"), "gsk", s("2"))));
            var found = client.query(query -> query.tableName(table)
                    .indexName("gsi")
                    .keyConditionExpression("gpk = :g")
                    .expressionAttributeValues(Map.of(":g", s("g"))));
            assertEquals(1, found.count());
            assertEquals(s("2"), found.items().get(0).get("sk"));
        }

        @Test
        void capacityIsCountedByTable() {
            String plain = TestTables.withPartitionKey(client);
            String indexed = TestTables.withIndexes(client);
            Map<String, List<WriteRequest>> requests = Map.of(
                    plain,
                    List.of(put(strings("pk", "a", "payload", "x".repeat(1500))), delete(strings("pk", "b"))),
                    indexed,
                    List.of(put(Map.of("pk", s("a"), "sk", s("1"), "gpk", s("g"), "gsk", s("1")))));

            var capacities = client.batchWriteItem(batch ->
                            batch.requestItems(requests).returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                    .consumedCapacity();

            assertEquals(2, capacities.size());
            for (var capacity : capacities) {
                boolean isPlain = capacity.tableName().equals(plain);
                assertEquals(isPlain ? 3.0 : 2.0, capacity.capacityUnits());
                assertEquals(isPlain ? 3.0 : 1.0, capacity.table().capacityUnits());
                assertEquals(!isPlain, capacity.hasGlobalSecondaryIndexes());
                assertNull(capacity.writeCapacityUnits());
            }
            assertFalse(
                    client.batchWriteItem(batch -> batch.requestItems(requests)).hasConsumedCapacity());
        }

        @Test
        void everyItemCollectionIsMeasuredOnce() {
            String plain = TestTables.withPartitionKey(client);
            String indexed = TestTables.withIndexes(client);
            var metrics = client.batchWriteItem(batch -> batch.requestItems(Map.of(
                                    plain,
                                    puts("a", 1),
                                    indexed,
                                    List.of(
                                            put(strings("pk", "a", "sk", "1")),
                                            put(strings("pk", "a", "sk", "2")),
                                            delete(strings("pk", "b", "sk", "1")))))
                            .returnItemCollectionMetrics(ReturnItemCollectionMetrics.SIZE))
                    .itemCollectionMetrics();
            assertEquals(java.util.Set.of(indexed), metrics.keySet());
            List<Map<String, AttributeValue>> keys = metrics.get(indexed).stream()
                    .map(ItemCollectionMetrics::itemCollectionKey)
                    .toList();
            assertEquals(List.of(strings("pk", "a"), strings("pk", "b")), keys);
            assertEquals(List.of(0.0, 1.0), metrics.get(indexed).get(0).sizeEstimateRangeGB());
        }
    }
}
