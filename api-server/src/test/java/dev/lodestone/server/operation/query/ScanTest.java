package dev.lodestone.server.operation.query;

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
import java.util.HashSet;
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
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;
import software.amazon.awssdk.services.dynamodb.model.ConditionalOperator;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Scan of tables; {@link IndexReadTest} has what is particular to indexes. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class ScanTest {
    private final TestServer server;
    private final DynamoDbClient client;

    ScanTest(EngineKind engine) {
        server = TestServer.shared(engine);
        client = server.client();
    }

    private String messageOf(Consumer<ScanRequest.Builder> request) {
        return assertThrows(DynamoDbException.class, () -> client.scan(request))
                .awsErrorDetails()
                .errorMessage();
    }

    /** A table with the items 0, 1, …, whose attribute v is the number of the item. */
    private String numbered(int items) {
        String table = TestTables.withPartitionKey(client);
        for (int i = 0; i < items; i++) {
            String number = "" + i;
            client.putItem(put -> put.tableName(table).item(Map.of("pk", s(number), "v", n(number))));
        }
        return table;
    }

    private static List<String> partitionKeys(List<Map<String, AttributeValue>> items) {
        List<String> keys = new ArrayList<>();
        items.forEach(item -> keys.add(item.get("pk").s()));
        return keys;
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        {"TableName": 1}                                  | NUMBER_VALUE cannot be converted to String
                        {"TableName": "t", "Segment": "x"}                | STRING_VALUE cannot be converted to Integer
                        {"TableName": "t", "TotalSegments": true}         | TRUE_VALUE cannot be converted to Integer
                        {"TableName": "t", "ScanFilter": "x"}             | Unexpected field type
                        {"TableName": "t", "FilterExpression": []}        | Unrecognized collection type class java.lang.String
                        """)
        void wrongJsonTypesAreSerializationExceptions(String body, String message) {
            var answer = server.send("Scan", body);
            assertEquals(400, answer.statusCode());
            assertTrue(answer.body().contains("#SerializationException"), answer::body);
            assertTrue(answer.body().contains(message), answer::body);
        }
    }

    @Nested
    class Validation {
        @Test
        void allViolatedConstraintsAreNamedTogether() {
            assertEquals(
                    "4 validation errors detected: Value 'a!b' at 'indexName' failed to satisfy constraint: Member must"
                            + " satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value '0' at 'totalSegments' failed"
                            + " to satisfy constraint: Member must have value greater than or equal to 1; Value '-1' at"
                            + " 'segment' failed to satisfy constraint: Member must have value greater than or equal to"
                            + " 0; Value '0' at 'limit' failed to satisfy constraint: Member must have value greater"
                            + " than or equal to 1",
                    messageOf(scan -> scan.tableName("missing")
                            .indexName("a!b")
                            .totalSegments(0)
                            .segment(-1)
                            .limit(0)));
        }

        @Test
        void unknownTablesAreNotFound() {
            var refusal =
                    assertThrows(ResourceNotFoundException.class, () -> client.scan(scan -> scan.tableName("missing")));
            assertEquals(
                    "Requested resource not found", refusal.awsErrorDetails().errorMessage());
        }

        @Test
        void segmentsAreChecked() {
            assertEquals(
                    "The TotalSegments parameter is required but was not present in the request when Segment parameter"
                            + " is present",
                    messageOf(scan -> scan.tableName("missing").segment(0)));
            assertEquals(
                    "The Segment parameter is required but was not present in the request when parameter TotalSegments"
                            + " is present",
                    messageOf(scan -> scan.tableName("missing").totalSegments(4)));
            assertEquals(
                    "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 5 is"
                            + " not less than TotalSegments: 5",
                    messageOf(scan -> scan.tableName("missing").segment(5).totalSegments(5)));
        }

        @Test
        void stylesDoNotMix() {
            assertEquals(
                    "Can not use both expression and non-expression parameters in the same request: Non-expression"
                            + " parameters: {ScanFilter} Expression parameters: {FilterExpression}",
                    messageOf(scan -> scan.tableName("missing")
                            .scanFilter(Map.of("a", notNull()))
                            .filterExpression("attribute_exists(a)")));
            assertEquals(
                    "ExpressionAttributeValues can only be specified when using expressions: FilterExpression is null",
                    messageOf(scan -> scan.tableName("missing").expressionAttributeValues(strings(":a", "a"))));
            assertEquals(
                    "One or more parameter values were invalid: ConditionalOperator cannot be used without Filter or"
                            + " Expected",
                    messageOf(scan -> scan.tableName("missing").conditionalOperator(ConditionalOperator.OR)));
        }

        @Test
        void selectMustGoWithTheProjection() {
            assertEquals(
                    "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES",
                    messageOf(scan -> scan.tableName("missing").select(Select.SPECIFIC_ATTRIBUTES)));
            assertEquals(
                    "Cannot specify the ProjectionExpression when choosing to get ALL_PROJECTED_ATTRIBUTES",
                    messageOf(scan -> scan.tableName("missing")
                            .projectionExpression("a")
                            .select(Select.ALL_PROJECTED_ATTRIBUTES)));
        }

        @Test
        void startKeysMustBeKeys() {
            String table = TestTables.withPartitionKey(client);
            String misfit = "The provided starting key is invalid: The provided key element does not match the schema";
            assertEquals(misfit, messageOf(scan -> scan.tableName(table).exclusiveStartKey(Map.of("pk", n("1")))));
            assertEquals(
                    misfit, messageOf(scan -> scan.tableName(table).exclusiveStartKey(strings("pk", "a", "x", "b"))));
            assertEquals(
                    "The provided starting key is invalid: One or more parameter values are not valid. The"
                            + " AttributeValue for a key attribute cannot contain an empty string value. Key: pk",
                    messageOf(scan -> scan.tableName(table).exclusiveStartKey(strings("pk", ""))));
        }

        @Test
        void startKeysMustLieWithinTheSegment() {
            String table = TestTables.withPartitionKey(client);
            Consumer<ScanRequest.Builder> start =
                    scan -> scan.tableName(table).totalSegments(2).exclusiveStartKey(strings("pk", "a"));
            // The MD5 of "a" begins with 0c, which is in the first half.
            assertEquals(0, client.scan(start.andThen(scan -> scan.segment(0))).count());
            assertEquals(
                    "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with"
                            + " correct Segment. TotalSegments: 2 Segment: 1",
                    messageOf(start.andThen(scan -> scan.segment(1))));
        }
    }

    private static Condition notNull() {
        return Condition.builder()
                .comparisonOperator(ComparisonOperator.NOT_NULL)
                .build();
    }

    @Nested
    class Behaviour {
        @Test
        void pagesTogetherHaveEveryItemOnce() {
            String table = numbered(10);
            List<String> found = new ArrayList<>();
            List<Integer> counts = new ArrayList<>();
            for (ScanResponse page :
                    client.scanPaginator(scan -> scan.tableName(table).limit(4).consistentRead(true))) {
                found.addAll(partitionKeys(page.items()));
                counts.add(page.scannedCount());
            }
            assertEquals(List.of(4, 4, 2), counts);
            assertEquals(10, new HashSet<>(found).size());
            assertEquals(
                    found,
                    partitionKeys(client.scan(scan -> scan.tableName(table)).items()));
        }

        @Test
        void segmentsTogetherHaveEveryItemOnce() {
            String table = numbered(40);
            Set<String> found = new HashSet<>();
            for (int segment = 0; segment < 5; segment++) {
                int chosen = segment;
                for (ScanResponse page : client.scanPaginator(scan ->
                        scan.tableName(table).segment(chosen).totalSegments(5).limit(3))) {
                    for (String key : partitionKeys(page.items())) {
                        assertTrue(found.add(key), key);
                    }
                }
            }
            assertEquals(40, found.size());
        }

        @Test
        void filtersMayLookAtKeys() {
            String table = numbered(5);
            ScanResponse answer = client.scan(scan -> scan.tableName(table)
                    .filterExpression("pk > :two AND v <> :four")
                    .expressionAttributeValues(Map.of(":two", s("2"), ":four", n("4"))));
            assertEquals(List.of("3"), partitionKeys(answer.items()));
            assertEquals(5, answer.scannedCount());
        }

        @Test
        void countsComeWithoutItems() {
            String table = numbered(3);
            ScanResponse answer = client.scan(scan -> scan.tableName(table)
                    .select(Select.COUNT)
                    .filterExpression("v > :one")
                    .expressionAttributeValues(Map.of(":one", n("1"))));
            assertEquals(1, answer.count());
            assertEquals(3, answer.scannedCount());
            assertFalse(answer.hasItems());
        }

        @Test
        void capacityCountsWhatWasEvaluated() {
            String table = TestTables.withPartitionKey(client);
            for (int i = 0; i < 3; i++) {
                String key = "" + i;
                client.putItem(put -> put.tableName(table).item(strings("pk", key, "v", "x".repeat(3000))));
            }
            ScanResponse answer = client.scan(scan -> scan.tableName(table)
                    .filterExpression("attribute_exists(nothing)")
                    .consistentRead(true)
                    .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
            assertEquals(0, answer.count());
            assertEquals(3.0, answer.consumedCapacity().capacityUnits());
            assertEquals(3.0, answer.consumedCapacity().table().capacityUnits());
            assertEquals(table, answer.consumedCapacity().tableName());
        }

        @Test
        void legacyParametersSayTheSame() {
            String table = numbered(5);
            Condition three = Condition.builder()
                    .comparisonOperator(ComparisonOperator.EQ)
                    .attributeValueList(n("3"))
                    .build();
            Condition zero = Condition.builder()
                    .comparisonOperator(ComparisonOperator.LT)
                    .attributeValueList(n("1"))
                    .build();
            ScanResponse either = client.scan(scan -> scan.tableName(table)
                    .scanFilter(Map.of("v", three, "pk", notNull()))
                    .attributesToGet("v"));
            assertEquals(List.of(Map.of("v", n("3"))), either.items());
            ScanResponse both = client.scan(scan -> scan.tableName(table)
                    .scanFilter(Map.of("v", three, "absent", zero))
                    .conditionalOperator(ConditionalOperator.OR));
            assertEquals(List.of("3"), partitionKeys(both.items()));
        }
    }
}
