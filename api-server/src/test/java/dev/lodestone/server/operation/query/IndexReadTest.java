package dev.lodestone.server.operation.query;

import static dev.lodestone.server.TestTables.attribute;
import static dev.lodestone.server.TestTables.key;
import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Query and Scan of secondary indexes. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class IndexReadTest {
    private final TestServer server;
    private final DynamoDbClient client;

    IndexReadTest(EngineKind engine) {
        server = TestServer.shared(engine);
        client = server.client();
    }

    /** A table whose indexes hold nothing but keys: {@code lsi} sorted by {@code ls}, and {@code gsi} by {@code gpk}. */
    private String withKeysOnlyIndexes() {
        return TestTables.withIndexes(
                client,
                TestTables.local("ls", projection -> projection.projectionType(ProjectionType.KEYS_ONLY)),
                TestTables.global(
                        projection -> projection.projectionType(ProjectionType.KEYS_ONLY), key("gpk", KeyType.HASH)),
                attribute("pk", ScalarAttributeType.S),
                attribute("sk", ScalarAttributeType.N),
                attribute("ls", ScalarAttributeType.N),
                attribute("gpk", ScalarAttributeType.S));
    }

    /** A table with items 1, 2, … whose {@code ls} runs the other way, all with one {@code gpk}. */
    private String filled(int items) {
        String table = withKeysOnlyIndexes();
        for (int i = 1; i <= items; i++) {
            String sk = "" + i;
            String ls = "" + (items - i);
            client.putItem(put -> put.tableName(table)
                    .item(Map.of(
                            "pk", s("a"), "sk", n(sk), "ls", n(ls), "gpk", s("g"), "payload", s("x".repeat(5000)))));
        }
        return table;
    }

    private static QueryRequest.Builder ofPartition(QueryRequest.Builder query, String table, String index) {
        return query.tableName(table)
                .indexName(index)
                .keyConditionExpression((index.equals("lsi") ? "pk" : "gpk") + " = :p")
                .expressionAttributeValues(Map.of(":p", s(index.equals("lsi") ? "a" : "g")));
    }

    private String queryMessage(Consumer<QueryRequest.Builder> request) {
        return assertThrows(DynamoDbException.class, () -> client.query(request))
                .awsErrorDetails()
                .errorMessage();
    }

    private String scanMessage(Consumer<ScanRequest.Builder> request) {
        return assertThrows(DynamoDbException.class, () -> client.scan(request))
                .awsErrorDetails()
                .errorMessage();
    }

    private static List<String> sortKeys(List<Map<String, AttributeValue>> items) {
        List<String> keys = new ArrayList<>();
        items.forEach(item -> keys.add(item.get("sk").n()));
        return keys;
    }

    @Test
    void indexesMustExist() {
        String table = withKeysOnlyIndexes();
        assertEquals(
                "The table does not have the specified index: other",
                queryMessage(query -> ofPartition(query, table, "other")));
        assertEquals(
                "Consistent reads are not supported on global secondary indexes",
                queryMessage(query -> ofPartition(query, table, "gsi").consistentRead(true)));
    }

    @Test
    void anIndexGivesWhatItHoldsUnlessToldOtherwise() {
        String table = filled(3);
        QueryResponse local = client.query(query -> ofPartition(query, table, "lsi"));
        assertEquals(List.of("3", "2", "1"), sortKeys(local.items()));
        assertEquals(Set.of("pk", "sk", "ls"), local.items().get(0).keySet());
        QueryResponse global =
                client.query(query -> ofPartition(query, table, "gsi").select(Select.ALL_PROJECTED_ATTRIBUTES));
        assertEquals(Set.of("pk", "sk", "gpk"), global.items().get(0).keySet());
    }

    @Test
    void aLocalIndexFetchesWhatItLacks() {
        String table = filled(3);
        QueryResponse whole = client.query(query -> ofPartition(query, table, "lsi")
                .select(Select.ALL_ATTRIBUTES)
                .consistentRead(true)
                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
        assertEquals(List.of("3", "2", "1"), sortKeys(whole.items()));
        assertEquals(5000, whole.items().get(0).get("payload").s().length());
        ConsumedCapacity capacity = whole.consumedCapacity();
        assertEquals(1.0, capacity.localSecondaryIndexes().get("lsi").capacityUnits());
        assertEquals(6.0, capacity.table().capacityUnits());
        assertEquals(7.0, capacity.capacityUnits());

        QueryResponse part = client.query(query ->
                ofPartition(query, table, "lsi").projectionExpression("payload").limit(2));
        assertEquals(2, part.count());
        assertEquals(Set.of("payload"), part.items().get(0).keySet());
        assertEquals(Map.of("pk", s("a"), "sk", n("2"), "ls", n("1")), part.lastEvaluatedKey());

        QueryResponse held = client.query(query -> ofPartition(query, table, "lsi")
                .projectionExpression("sk, ls")
                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
        assertEquals(0.0, held.consumedCapacity().table().capacityUnits());
        assertEquals(0.5, held.consumedCapacity().capacityUnits());
    }

    @Test
    void pagesOfFetchedItemsEndWithAMegabyte() {
        String table = withKeysOnlyIndexes();
        for (int i = 0; i < 60; i++) {
            String number = "" + i;
            client.putItem(put -> put.tableName(table)
                    .item(Map.of("pk", s("a"), "sk", n(number), "ls", n(number), "payload", s("x".repeat(30_000)))));
        }
        List<String> found = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (QueryResponse page :
                client.queryPaginator(query -> ofPartition(query, table, "lsi").select(Select.ALL_ATTRIBUTES))) {
            found.addAll(sortKeys(page.items()));
            counts.add(page.count());
        }
        assertEquals(List.of(32, 28), counts);
        for (int i = 0; i < 60; i++) {
            assertEquals("" + i, found.get(i));
        }
    }

    @Test
    void aGlobalIndexIsNeverLeftForItsTable() {
        String table = filled(1);
        String all = "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global"
                + " secondary index gsi because its projection type is not ALL";
        assertEquals(all, queryMessage(query -> ofPartition(query, table, "gsi").select(Select.ALL_ATTRIBUTES)));
        assertEquals(
                all, scanMessage(scan -> scan.tableName(table).indexName("gsi").select(Select.ALL_ATTRIBUTES)));
        assertEquals(
                "One or more parameter values were invalid: Global secondary index gsi does not project [payload, ls]",
                queryMessage(query -> ofPartition(query, table, "gsi").projectionExpression("payload, sk, ls")));
    }

    @Test
    void aQueryFiltersByWhatTheIndexHolds() {
        String table = filled(2);
        for (String index : List.of("lsi", "gsi")) {
            assertEquals(
                    "One or more parameter values were invalid: Secondary index " + index
                            + " does not project one or more filter attributes: [payload]",
                    queryMessage(
                            query -> ofPartition(query, table, index).filterExpression("attribute_exists(payload)")));
        }
        assertEquals(
                2,
                client.scan(scan -> scan.tableName(table)
                                .indexName("gsi")
                                .filterExpression("attribute_not_exists(payload)"))
                        .count());
    }

    @Test
    void theKeyOfTheTableIsNoKeyOfTheIndex() {
        String table = filled(3);
        QueryResponse answer = client.query(query -> query.tableName(table)
                .indexName("gsi")
                .keyConditionExpression("gpk = :p")
                .filterExpression("sk > :two")
                .expressionAttributeValues(Map.of(":p", s("g"), ":two", n("2"))));
        assertEquals(List.of("3"), sortKeys(answer.items()));
        assertEquals(
                "Query key condition not supported",
                queryMessage(query -> query.tableName(table)
                        .indexName("gsi")
                        .keyConditionExpression("gpk = :p AND sk > :two")
                        .expressionAttributeValues(Map.of(":p", s("g"), ":two", n("2")))));
    }

    @Test
    void equalIndexKeysAreGoneThroughPageByPage() {
        String table = filled(7);
        for (boolean forward : new boolean[] {true, false}) {
            List<String> found = new ArrayList<>();
            for (QueryResponse page : client.queryPaginator(
                    query -> ofPartition(query, table, "gsi").limit(2).scanIndexForward(forward))) {
                found.addAll(sortKeys(page.items()));
            }
            assertEquals(
                    forward ? List.of("1", "2", "3", "4", "5", "6", "7") : List.of("7", "6", "5", "4", "3", "2", "1"),
                    found);
        }
    }

    @Test
    void aQueryGoesOnThoughTheEntryOfItsStartIsGone() {
        String table = filled(4);
        Map<String, AttributeValue> start = Map.of("pk", s("a"), "sk", n("2"), "gpk", s("g"));
        client.deleteItem(delete -> delete.tableName(table).key(Map.of("pk", s("a"), "sk", n("2"))));
        assertEquals(
                List.of("3", "4"),
                sortKeys(client.query(query -> ofPartition(query, table, "gsi").exclusiveStartKey(start))
                        .items()));
        assertEquals(
                "The provided starting key is invalid",
                queryMessage(query ->
                        ofPartition(query, table, "gsi").exclusiveStartKey(Map.of("pk", s("a"), "sk", n("2")))));
        assertEquals(
                "The provided starting key is invalid",
                scanMessage(scan ->
                        scan.tableName(table).indexName("gsi").exclusiveStartKey(Map.of("pk", s("a"), "sk", n("2")))));
        assertEquals(
                "The provided starting key is outside query boundaries based on provided conditions",
                queryMessage(query -> ofPartition(query, table, "gsi")
                        .exclusiveStartKey(Map.of("pk", s("a"), "sk", n("2"), "gpk", s("h")))));
    }

    @Test
    void aScanGoesThroughAnIndex() {
        String table = filled(5);
        client.putItem(put -> put.tableName(table).item(Map.of("pk", s("b"), "sk", n("1"))));
        var answer = client.scan(
                scan -> scan.tableName(table).indexName("gsi").returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
        assertEquals(5, answer.count());
        assertFalse(answer.hasLastEvaluatedKey());
        assertEquals(
                0.5,
                answer.consumedCapacity().globalSecondaryIndexes().get("gsi").capacityUnits());
        assertEquals(0.0, answer.consumedCapacity().table().capacityUnits());
        assertEquals(
                "Consistent reads are not supported on global secondary indexes",
                scanMessage(scan -> scan.tableName(table).indexName("gsi").consistentRead(true)));
        var whole = client.scan(scan -> scan.tableName(table)
                .indexName("lsi")
                .select(Select.ALL_ATTRIBUTES)
                .limit(3));
        assertEquals(3, whole.count());
        assertEquals(
                Set.of("pk", "sk", "ls", "gpk", "payload"), whole.items().get(0).keySet());
    }

    /** A table whose index {@code gsi} has partition attributes a and b, and sort attributes c, d and e. */
    private String withLongKeyedIndex() {
        String name = TestServer.uniqueTableName("longkeyed");
        client.createTable(CreateTableRequest.builder()
                .tableName(name)
                .attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("a", ScalarAttributeType.S),
                        attribute("b", ScalarAttributeType.N),
                        attribute("c", ScalarAttributeType.S),
                        attribute("d", ScalarAttributeType.N),
                        attribute("e", ScalarAttributeType.S))
                .keySchema(key("pk", KeyType.HASH))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("gsi")
                        .keySchema(
                                key("a", KeyType.HASH),
                                key("b", KeyType.HASH),
                                key("c", KeyType.RANGE),
                                key("d", KeyType.RANGE),
                                key("e", KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.ALL))
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .build());
        return name;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a = :x AND b = :one                                    | x1a x1b x2a y1a
                    a = :x AND b = :one AND c = :x                         | x1a x1b x2a
                    a = :x AND b = :one AND c > :x                         | y1a
                    a = :x AND b = :one AND c = :x AND d <= :one           | x1a x1b
                    d = :one AND c = :x AND b = :one AND a = :x AND e > :a | x1b
                    a = :x AND b = :one AND c = :x AND d = :one AND begins_with(e, :a) | x1a
                    a = :x                                   | !Query condition missed key schema element: b
                    a = :x AND b > :one                      | !Query key condition not supported
                    a = :x AND b = :one AND d = :one         | !RANGE key attributes c must have equality conditions specified in the query because a condition is present on key attribute d
                    a = :x AND b = :one AND c > :x AND d = :one | !RANGE key attributes c must have equality conditions specified in the query because a condition is present on key attribute d
                    a = :x AND b = :one AND pk = :x          | !Query condition missed key schema element: c
                    """)
    void keysOfSeveralAttributesAreNarrowedFromTheLeft(String condition, String expected) {
        String table = withLongKeyedIndex();
        for (String name : List.of("x1a", "x1b", "x2a", "y1a")) {
            client.putItem(put -> put.tableName(table)
                    .item(Map.of(
                            "pk",
                            s(name),
                            "a",
                            s("x"),
                            "b",
                            n("1"),
                            "c",
                            s(name.substring(0, 1)),
                            "d",
                            n(name.substring(1, 2)),
                            "e",
                            s(name.substring(2)))));
        }
        client.putItem(put -> put.tableName(table).item(Map.of("pk", s("lacking"), "a", s("x"), "b", n("1"))));
        Map<String, AttributeValue> values = new HashMap<>();
        Map.of(":x", s("x"), ":one", n("1"), ":a", s("a")).forEach((name, value) -> {
            if (condition.contains(name)) {
                values.put(name, value);
            }
        });
        Consumer<QueryRequest.Builder> request = query -> query.tableName(table)
                .indexName("gsi")
                .keyConditionExpression(condition)
                .expressionAttributeValues(values);
        if (expected.startsWith("!")) {
            assertEquals(expected.substring(1), queryMessage(request));
            return;
        }
        List<String> found = new ArrayList<>();
        for (QueryResponse page : client.queryPaginator(request.andThen(query -> query.limit(1)))) {
            page.items().forEach(item -> found.add(item.get("pk").s()));
        }
        assertEquals(expected, String.join(" ", found));
        assertNull(client.query(request).consumedCapacity());
    }
}
