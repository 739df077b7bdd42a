package dev.lodestone.server.operation.query;

import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import java.util.ArrayList;
import java.util.HashMap;
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
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;
import software.amazon.awssdk.services.dynamodb.model.ConditionalOperator;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Query on tables; {@link IndexReadTest} has what is particular to indexes. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class QueryTest {
    private final TestServer server;
    private final DynamoDbClient client;

    QueryTest(EngineKind engine) {
        server = TestServer.shared(engine);
        client = server.client();
    }

    private String messageOf(Consumer<QueryRequest.Builder> request) {
        return assertThrows(DynamoDbException.class, () -> client.query(request))
                .awsErrorDetails()
                .errorMessage();
    }

    private void put(String table, String pk, AttributeValue sk, String name, AttributeValue value) {
        client.putItem(put -> put.tableName(table).item(Map.of("pk", s(pk), "sk", sk, name, value)));
    }

    /** A table with the items 1, 2, … in partition a, whose attribute v is even or odd. */
    private String numbered(int items) {
        String table = TestTables.withSortKey(client, ScalarAttributeType.N);
        for (int i = 1; i <= items; i++) {
            put(table, "a", n("" + i), "v", s(i % 2 == 0 ? "even" : "odd"));
        }
        return table;
    }

    /** Asks for partition a. */
    private static QueryRequest.Builder partitionA(QueryRequest.Builder query, String table) {
        return query.tableName(table)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", s("a")));
    }

    private static List<String> sortKeys(List<Map<String, AttributeValue>> items) {
        List<String> keys = new ArrayList<>();
        for (Map<String, AttributeValue> item : items) {
            AttributeValue key = item.get("sk");
            keys.add(key.s() != null ? key.s() : key.n());
        }
        return keys;
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        {"TableName": 1}                                   | NUMBER_VALUE cannot be converted to String
                        {"TableName": "t", "Limit": "x"}                   | STRING_VALUE cannot be converted to Integer
                        {"TableName": "t", "ScanIndexForward": 1}          | NUMBER_VALUE cannot be converted to Boolean
                        {"TableName": "t", "ExclusiveStartKey": "x"}       | Unexpected field type
                        {"TableName": "t", "ExclusiveStartKey": {"a": {"S": 1}}} | NUMBER_VALUE cannot be converted to String
                        {"TableName": "t", "KeyConditions": "x"}           | Unexpected field type
                        {"TableName": "t", "KeyConditions": {"a": {"AttributeValueList": "x"}}} | Unexpected field type
                        {"TableName": "t", "QueryFilter": {"a": {"ComparisonOperator": 1}}} | NUMBER_VALUE cannot be converted to String
                        {"TableName": "t", "Select": true}                 | TRUE_VALUE cannot be converted to String
                        """)
        void wrongJsonTypesAreSerializationExceptions(String body, String message) {
            var answer = server.send("Query", body);
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
                    "4 validation errors detected: Value 'x' at 'select' failed to satisfy constraint: Member must satisfy"
                            + " enum value set: [SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES];"
                            + " Value 'i' at 'indexName' failed to satisfy constraint: Member must have length greater"
                            + " than or equal to 3; Value 'x' at 'returnConsumedCapacity' failed to satisfy constraint:"
                            + " Member must satisfy enum value set: [INDEXES, TOTAL, NONE]; Value at 'Limit' failed to"
                            + " satisfy constraint: Member must have value greater than or equal to 1",
                    messageOf(query -> query.tableName("missing")
                            .select("x")
                            .indexName("i")
                            .returnConsumedCapacity("x")
                            .limit(0)));
        }

        @Test
        void unknownComparisonOperatorsAreNamed() {
            assertEquals(
                    "1 validation error detected: Value 'x' at 'keyConditions.pk.member.comparisonOperator' failed to"
                            + " satisfy constraint: Member must satisfy enum value set: [IN, NULL, BETWEEN, LT,"
                            + " NOT_CONTAINS, EQ, GT, NOT_NULL, NE, LE, BEGINS_WITH, GE, CONTAINS]",
                    messageOf(query -> query.tableName("missing")
                            .keyConditions(Map.of(
                                    "pk",
                                    Condition.builder().comparisonOperator("x").build()))));
        }

        @Test
        void unknownTablesAreNotFound() {
            var refusal = assertThrows(
                    ResourceNotFoundException.class, () -> client.query(query -> partitionA(query, "missing")));
            assertEquals(
                    "Requested resource not found", refusal.awsErrorDetails().errorMessage());
        }

        @Test
        void stylesDoNotMix() {
            assertEquals(
                    "Can not use both expression and non-expression parameters in the same request: Non-expression"
                            + " parameters: {AttributesToGet, QueryFilter, ConditionalOperator, KeyConditions} Expression"
                            + " parameters: {ProjectionExpression, FilterExpression, KeyConditionExpression}",
                    messageOf(query -> query.tableName("missing")
                            .attributesToGet("a")
                            .queryFilter(Map.of("a", eq(s("x"))))
                            .conditionalOperator(ConditionalOperator.AND)
                            .keyConditions(Map.of("a", eq(s("x"))))
                            .projectionExpression("a")
                            .filterExpression("a = :a")
                            .keyConditionExpression("a = :a")));
            assertEquals(
                    "ExpressionAttributeValues can only be specified when using expressions: FilterExpression and"
                            + " KeyConditionExpression are null",
                    messageOf(query -> query.tableName("missing").expressionAttributeValues(Map.of(":a", s("a")))));
        }

        @Test
        void aKeyConditionIsNeeded() {
            assertEquals(
                    "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.",
                    messageOf(query -> query.tableName("missing")));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        sk = :one              | Query condition missed key schema element: pk
                        spare = :a             | Query condition missed key schema element: pk
                        pk > :a                | Query key condition not supported
                        pk = :a AND spare = :a | Query condition missed key schema element: sk
                        pk = :one              | One or more parameter values were invalid: Condition parameter type does not match schema type
                        pk = :a AND sk > :a    | One or more parameter values were invalid: Condition parameter type does not match schema type
                        pk = :empty            | One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk
                        pk = :a AND sk > :one AND sk < :one | KeyConditionExpressions must only contain one condition per key
                        pk = :a AND sk = :one AND spare = :a | Conditions can be of length 1 or 2 only
                        """)
        void keyConditionsMustSuitTheKey(String condition, String message) {
            String table = TestTables.withSortKey(client, ScalarAttributeType.N);
            Map<String, AttributeValue> values = new HashMap<>();
            Map.of(":a", s("a"), ":one", n("1"), ":empty", s("")).forEach((name, value) -> {
                if (condition.contains(name)) {
                    values.put(name, value);
                }
            });
            assertEquals(
                    message,
                    messageOf(query -> query.tableName(table)
                            .keyConditionExpression(condition)
                            .expressionAttributeValues(values)));
        }

        @Test
        void aTableWithoutSortKeyTakesOneConditionOnly() {
            String table = TestTables.withPartitionKey(client);
            assertEquals(
                    "Query key condition not supported",
                    messageOf(query -> query.tableName(table)
                            .keyConditionExpression("pk = :a AND spare = :a")
                            .expressionAttributeValues(Map.of(":a", s("a")))));
        }

        @Test
        void filtersLeaveKeysAlone() {
            String table = TestTables.withSortKey(client, ScalarAttributeType.N);
            assertEquals(
                    "Filter Expression can only contain non-primary key attributes: Primary key attribute: sk",
                    messageOf(query -> partitionA(query, table).filterExpression("attribute_exists(sk)")));
            assertEquals(
                    "QueryFilter can only contain non-primary key attributes: Primary key attribute: pk",
                    messageOf(query -> query.tableName(table)
                            .keyConditions(Map.of("pk", eq(s("a"))))
                            .queryFilter(Map.of("pk", eq(s("a"))))));
            assertEquals(
                    "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: sk",
                    messageOf(query -> partitionA(query, table).projectionExpression("sk.x")));
        }

        @Test
        void selectMustGoWithTheProjection() {
            String prefix = "1 validation error detected: ";
            assertEquals(
                    prefix + "Must specify the AttributesToGet or ProjectionExpression when choosing to get"
                            + " SPECIFIC_ATTRIBUTES",
                    messageOf(query -> partitionA(query, "missing").select(Select.SPECIFIC_ATTRIBUTES)));
            assertEquals(
                    prefix + "Cannot specify the ProjectionExpression when choosing to get only the Count",
                    messageOf(query -> partitionA(query, "missing")
                            .projectionExpression("a")
                            .select(Select.COUNT)));
            assertEquals(
                    prefix + "Cannot specify the AttributesToGet when choosing to get ALL_ATTRIBUTES",
                    messageOf(query -> query.tableName("missing")
                            .keyConditions(Map.of("pk", eq(s("a"))))
                            .attributesToGet("a")
                            .select(Select.ALL_ATTRIBUTES)));
            assertEquals(
                    prefix + "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName",
                    messageOf(query -> partitionA(query, "missing").select(Select.ALL_PROJECTED_ATTRIBUTES)));
        }

        @Test
        void startKeysMustBeKeys() {
            String table = TestTables.withSortKey(client, ScalarAttributeType.N);
            String invalid = "The provided starting key is invalid";
            List<Map<String, AttributeValue>> misfits = List.of(
                    Map.of(),
                    Map.of("pk", s("a")),
                    Map.of("pk", s("a"), "sk", s("1")),
                    Map.of("pk", s("a"), "other", n("1")),
                    Map.of("pk", s("a"), "sk", n("1"), "other", n("1")));
            for (Map<String, AttributeValue> misfit : misfits) {
                assertEquals(
                        invalid,
                        messageOf(query -> partitionA(query, table).exclusiveStartKey(misfit)),
                        misfit::toString);
            }
            assertTrue(server.send(
                            "Query",
                            "{\"TableName\": \"t\", \"KeyConditionExpression\": \"a = b\", \"ExclusiveStartKey\": {\"a\":"
                                    + " {}}}")
                    .body()
                    .contains(invalid + ": Supplied AttributeValue is empty, must contain exactly one of the supported"
                            + " datatypes"));
            assertTrue(server.send(
                            "Query",
                            "{\"TableName\": \"t\", \"KeyConditionExpression\": \"a = b\", \"ExclusiveStartKey\": {\"a\":"
                                    + " {\"N\": \"x\"}}}")
                    .body()
                    .contains("\"The parameter cannot be converted to a numeric value: x\""));
        }

        @Test
        void startKeysMustLieWithinTheQuery() {
            String table = TestTables.withSortKey(client, ScalarAttributeType.N);
            assertEquals(
                    "The provided starting key is outside query boundaries based on provided conditions",
                    messageOf(query -> partitionA(query, table).exclusiveStartKey(Map.of("pk", s("b"), "sk", n("1")))));
            Consumer<QueryRequest.Builder> ranged = query -> query.tableName(table)
                    .keyConditionExpression("pk = :pk AND sk > :sk")
                    .expressionAttributeValues(Map.of(":pk", s("a"), ":sk", n("1")));
            assertEquals(
                    "The provided starting key does not match the range key predicate",
                    messageOf(ranged.andThen(query -> query.exclusiveStartKey(Map.of("pk", s("a"), "sk", n("1"))))));
            assertEquals(
                    "The query can return at most one row and cannot be restarted",
                    messageOf(ranged.andThen(query -> query.exclusiveStartKey(Map.of("pk", s("b"), "sk", n("2"))))));
        }
    }

    private static Condition eq(AttributeValue value) {
        return condition(ComparisonOperator.EQ, value);
    }

    private static Condition condition(ComparisonOperator operator, AttributeValue... values) {
        return Condition.builder()
                .comparisonOperator(operator)
                .attributeValueList(values)
                .build();
    }

    @Nested
    class Behaviour {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        sk = :x               | 3
                        sk < :x               | 1 2
                        sk <= :x              | 1 2 3
                        sk > :x               | 4 5
                        sk >= :x              | 3 4 5
                        :x < sk               | 4 5
                        sk BETWEEN :x AND :y  | 3 4
                        """)
        void sortKeyConditionsChooseARange(String condition, String expected) {
            String table = numbered(5);
            put(table, "b", n("3"), "v", s("other partition"));
            Map<String, AttributeValue> values = new HashMap<>(Map.of(":pk", s("a"), ":x", n("3.0")));
            if (condition.contains(":y")) {
                values.put(":y", n("4"));
            }
            for (boolean forward : new boolean[] {true, false}) {
                QueryResponse answer = client.query(query -> query.tableName(table)
                        .keyConditionExpression("pk = :pk AND " + condition)
                        .expressionAttributeValues(values)
                        .scanIndexForward(forward));
                List<String> keys = sortKeys(answer.items());
                StringBuilder found = new StringBuilder();
                for (int i = 0; i < keys.size(); i++) {
                    found.append(i == 0 ? "" : " ").append(keys.get(forward ? i : keys.size() - 1 - i));
                }
                assertEquals(expected, found.toString());
                assertEquals(keys.size(), answer.count());
                assertEquals(keys.size(), answer.scannedCount());
                assertFalse(answer.hasLastEvaluatedKey());
            }
        }

        @Test
        void prefixesChooseStrings() {
            String table = TestTables.withSortKey(client, ScalarAttributeType.S);
            for (String sk : List.of("a", "ab", "ab\u0000", "abc", "ac", "b")) {
                put(table, "a", s(sk), "v", s("x"));
            }
            QueryResponse answer = client.query(query -> query.tableName(table)
                    .keyConditionExpression("pk = :pk AND begins_with(sk, :x)")
                    .expressionAttributeValues(Map.of(":pk", s("a"), ":x", s("ab"))));
            assertEquals(List.of("ab", "ab\u0000", "abc"), sortKeys(answer.items()));
        }

        @Test
        void theLimitCountsBeforeTheFilter() {
            String table = numbered(5);
            QueryResponse first = client.query(query -> query.tableName(table)
                    .keyConditionExpression("pk = :pk")
                    .filterExpression("v = :v")
                    .expressionAttributeValues(Map.of(":pk", s("a"), ":v", s("even")))
                    .limit(3));
            assertEquals(List.of("2"), sortKeys(first.items()));
            assertEquals(3, first.scannedCount());
            assertEquals(Map.of("pk", s("a"), "sk", n("3")), first.lastEvaluatedKey());
        }

        @Test
        void aPageThatEndsWithTheDataStillHasALastKey() {
            String table = numbered(4);
            QueryResponse first = client.query(query -> partitionA(query, table).limit(4));
            assertEquals(4, first.count());
            QueryResponse second = client.query(
                    query -> partitionA(query, table).limit(4).exclusiveStartKey(first.lastEvaluatedKey()));
            assertEquals(0, second.count());
            assertTrue(second.hasItems());
            assertFalse(second.hasLastEvaluatedKey());
        }

        @Test
        void aQueryGoesOnThoughItsStartIsGone() {
            String table = numbered(4);
            client.deleteItem(delete -> delete.tableName(table).key(Map.of("pk", s("a"), "sk", n("2"))));
            Map<String, AttributeValue> start = Map.of("pk", s("a"), "sk", n("2"));
            assertEquals(
                    List.of("3", "4"),
                    sortKeys(client.query(query -> partitionA(query, table).exclusiveStartKey(start))
                            .items()));
            assertEquals(
                    List.of("1"),
                    sortKeys(client.query(query -> partitionA(query, table)
                                    .exclusiveStartKey(start)
                                    .scanIndexForward(false))
                            .items()));
        }

        @Test
        void aPageEndsWithTheItemThatFillsAMegabyte() {
            String table = TestTables.withSortKey(client, ScalarAttributeType.N);
            String payload = "x".repeat(200_000);
            for (int i = 0; i < 8; i++) {
                put(table, "a", n("" + i), "payload", s(payload));
            }
            QueryResponse first = client.query(query -> partitionA(query, table)
                    .projectionExpression("sk")
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
            assertEquals(6, first.count());
            assertEquals(Map.of("pk", s("a"), "sk", n("5")), first.lastEvaluatedKey());
            assertEquals(146.5, first.consumedCapacity().capacityUnits());
            QueryResponse second =
                    client.query(query -> partitionA(query, table).exclusiveStartKey(first.lastEvaluatedKey()));
            assertEquals(List.of("6", "7"), sortKeys(second.items()));
            assertFalse(second.hasLastEvaluatedKey());
        }

        @Test
        void countsComeWithoutItems() {
            String table = numbered(3);
            QueryResponse answer =
                    client.query(query -> partitionA(query, table).select(Select.COUNT));
            assertEquals(3, answer.count());
            assertFalse(answer.hasItems());
            String raw = server.send(
                            "Query",
                            "{\"TableName\": \"" + table + "\", \"Select\": \"COUNT\", \"KeyConditions\": {\"pk\":"
                                    + " {\"ComparisonOperator\": \"EQ\", \"AttributeValueList\": [{\"S\": \"a\"}]}}}")
                    .body();
            assertEquals("{\"Count\":3,\"ScannedCount\":3}", raw);
        }

        @Test
        void projectionsLeaveParts() {
            String table = numbered(2);
            QueryResponse answer =
                    client.query(query -> partitionA(query, table).projectionExpression("v, nothing"));
            assertEquals(List.of(Map.of("v", s("odd")), Map.of("v", s("even"))), answer.items());
        }

        @Test
        void filtersMayLookAtSeveralAttributes() {
            String table = TestTables.withSortKey(client, ScalarAttributeType.N);
            for (int i = 1; i <= 4; i++) {
                String number = "" + i;
                client.putItem(put -> put.tableName(table)
                        .item(Map.of(
                                "pk",
                                s("a"),
                                "sk",
                                n(number),
                                "x",
                                n(number),
                                "m",
                                AttributeValue.fromM(Map.of("y", n(number))))));
            }
            QueryResponse answer = client.query(query -> query.tableName(table)
                    .keyConditionExpression("pk = :pk")
                    .filterExpression("x > :low AND m.y < :high AND attribute_not_exists(z)")
                    .expressionAttributeValues(Map.of(":pk", s("a"), ":low", n("1"), ":high", n("4"))));
            assertEquals(List.of("2", "3"), sortKeys(answer.items()));
        }

        @Test
        void capacityIsRoundedOncePerPage() {
            String table = TestTables.withSortKey(client, ScalarAttributeType.N);
            for (int i = 0; i < 5; i++) {
                put(table, "a", n("" + i), "payload", s("x".repeat(1000)));
            }
            assertEquals(1.0, unitsOf(table, false));
            assertEquals(2.0, unitsOf(table, true));
            QueryResponse nothing = client.query(query -> query.tableName(table)
                    .keyConditionExpression("pk = :pk")
                    .expressionAttributeValues(Map.of(":pk", s("none")))
                    .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
            assertEquals(0.5, nothing.consumedCapacity().capacityUnits());
            assertEquals(0.5, nothing.consumedCapacity().table().capacityUnits());
            assertNull(client.query(query -> partitionA(query, table)).consumedCapacity());
        }

        private double unitsOf(String table, boolean consistent) {
            return client.query(query -> partitionA(query, table)
                            .consistentRead(consistent)
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                    .consumedCapacity()
                    .capacityUnits();
        }

        @Test
        void legacyParametersSayTheSame() {
            String table = numbered(6);
            QueryResponse answer = client.query(query -> query.tableName(table)
                    .keyConditions(
                            Map.of("pk", eq(s("a")), "sk", condition(ComparisonOperator.BETWEEN, n("2"), n("5"))))
                    .queryFilter(Map.of("v", eq(s("odd"))))
                    .attributesToGet("sk"));
            assertEquals(List.of(Map.of("sk", n("3")), Map.of("sk", n("5"))), answer.items());
            assertEquals(4, answer.scannedCount());
        }
    }
}
