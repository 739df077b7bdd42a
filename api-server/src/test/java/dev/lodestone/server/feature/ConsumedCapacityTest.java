package dev.lodestone.server.feature;

import static dev.lodestone.server.TestTables.attribute;
import static dev.lodestone.server.TestTables.key;
import static dev.lodestone.server.TestTables.s;
import static dev.lodestone.server.TestTables.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What operations report to have consumed, beside numbers computed by hand from the documentation: a write unit for each
 * KB begun, a read unit for each 4 KB begun, half of it where eventual consistency will do, twice in transactions.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">Read and write
 *     operations</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html#LSI.ThroughputConsiderations">Local
 *     secondary indexes: throughput considerations</a>
 */
@ParameterizedClass
@EnumSource(EngineKind.class)
class ConsumedCapacityTest {
    private static final ReturnConsumedCapacity INDEXES = ReturnConsumedCapacity.INDEXES;

    private final DynamoDbClient client;

    ConsumedCapacityTest(EngineKind engine) {
        client = TestServer.shared(engine).client();
    }

    @Test
    void aWriteCostsTheLargerOfWhatWasAndWhatIs() {
        String table = TestTables.withPartitionKey(client);
        assertEquals("1.0 = table 1.0", put(table, sized("a", 1024)));
        assertEquals("2.0 = table 2.0", put(table, sized("a", 1025)));
        assertEquals("5.0 = table 5.0", put(table, sized("a", 5000)));
        assertEquals("5.0 = table 5.0", put(table, sized("a", 100)));
        assertEquals("1.0 = table 1.0", put(table, sized("a", 100)));
        assertEquals("3.0 = table 3.0", update(table, "a", "SET x = :v", s("x".repeat(3000))));
        assertEquals("3.0 = table 3.0", update(table, "a", "REMOVE x", null));
        assertEquals("1.0 = table 1.0", update(table, "new", "SET x = :v", s("x")));
        put(table, sized("a", 2500));
        assertEquals("3.0 = table 3.0", delete(table, strings("pk", "a")));
        assertEquals("1.0 = table 1.0", delete(table, strings("pk", "a")));
    }

    @Test
    void anIndexIsChargedForTheChangesOfItsEntries() {
        String table = withNarrowIndexes();
        assertEquals("1.0 = table 1.0", put(table, item("1")));
        assertEquals("2.0 = table 1.0 + gsi 1.0", put(table, item("1", "gpk", "g")));
        assertEquals("2.0 = table 2.0", put(table, item("1", "gpk", "g", "x", "x".repeat(1500))));
        assertEquals("4.0 = table 2.0 + gsi 2.0", put(table, item("1", "gpk", "h", "x", "x".repeat(1500))));
        assertEquals("3.0 = table 2.0 + gsi 1.0", put(table, item("1")));
        assertEquals("1.0 = table 1.0", delete(table, strings("pk", "a", "sk", "1")));
        assertEquals("1.0 = table 1.0", delete(table, strings("pk", "a", "sk", "1")));
    }

    @Test
    void aMoveWithinAnIndexIsTwoWritesAndAChangeInPlaceIsOne() {
        String table = withNarrowIndexes();
        String large = "x".repeat(1500);
        assertEquals("2.0 = table 1.0 + lsi 1.0", put(table, item("1", "ls", "l")));
        assertEquals("4.0 = table 2.0 + lsi 2.0", put(table, item("1", "ls", "l", "held", large)));
        assertEquals("6.0 = table 2.0 + lsi 4.0", put(table, item("1", "ls", "m", "held", large)));
        assertEquals("5.0 = table 2.0 + lsi 3.0", put(table, item("1", "ls", "n", "held", "small")));
        assertEquals(
                "3.0 = table 1.0 + lsi 1.0 + gsi 1.0", put(table, item("1", "ls", "n", "held", "other", "gpk", "g")));
        assertEquals("3.0 = table 1.0 + lsi 1.0 + gsi 1.0", delete(table, strings("pk", "a", "sk", "1")));
    }

    @Test
    void aReadOfOneItemIsRoundedToFourKilobytes() {
        String table = TestTables.withPartitionKey(client);
        put(table, sized("full", 4096));
        put(table, sized("over", 4097));
        assertEquals("1.0 = table 1.0", get(table, "full", true));
        assertEquals("0.5 = table 0.5", get(table, "full", false));
        assertEquals("2.0 = table 2.0", get(table, "over", true));
        assertEquals("1.0 = table 1.0", get(table, "over", false));
        assertEquals("1.0 = table 1.0", get(table, "none", true));
        assertEquals("0.5 = table 0.5", get(table, "none", false));
    }

    @Test
    void aBatchIsRoundedItemByItem() {
        String table = TestTables.withPartitionKey(client);
        put(table, sized("a", 1536));
        put(table, sized("b", 6656));
        assertEquals(List.of("3.0 = table 3.0"), batchGet(table, true));
        assertEquals(List.of("1.5 = table 1.5"), batchGet(table, false));
    }

    @Test
    void aQueryIsRoundedOnce() {
        String table = withNarrowIndexes();
        for (int i = 0; i < 10; i++) {
            put(table, filledUp(item("" + i), 4178));
        }
        assertEquals("11.0 = table 11.0", query(table, q -> q.consistentRead(true)));
        assertEquals("5.5 = table 5.5", query(table, q -> {}));
        assertEquals("5.5 = table 5.5", query(table, q -> q.select(Select.COUNT)));
        assertEquals("5.5 = table 5.5", query(table, q -> q.projectionExpression("sk")));
        assertEquals("5.5 = table 5.5", query(table, q -> q.filterExpression("attribute_exists(nothing)")));
        assertEquals("3.0 = table 3.0", query(table, q -> q.limit(2).consistentRead(true)));
        assertEquals(
                "5.5 = table 5.5",
                show(client.scan(scan -> scan.tableName(table).returnConsumedCapacity(INDEXES))
                        .consumedCapacity()));
    }

    @Test
    void aReadOfAnIndexCountsItsEntries() {
        String table = withNarrowIndexes();
        for (int i = 0; i < 4; i++) {
            put(table, filledUp(item("" + i, "gpk", "g"), 5000));
        }
        assertEquals(
                "0.5 = table 0.0 + gsi 0.5",
                show(client.scan(scan -> scan.tableName(table).indexName("gsi").returnConsumedCapacity(INDEXES))
                        .consumedCapacity()));
        assertEquals("0.5 = table 0.0 + lsi 0.5", query(table, q -> q.indexName("lsi")));
    }

    /** The documentation's example: entries of 200 bytes, and items of 300 that each count as 4 KB. */
    @Test
    void itemsFetchedForALocalIndexAreRoundedOneByOne() {
        String table = withNarrowIndexes();
        for (int i = 0; i < 4; i++) {
            put(table, filledUp(item("" + i, "ls", "l", "held", "x".repeat(187)), 300));
        }
        assertEquals(
                "5.0 = table 4.0 + lsi 1.0",
                query(
                        table,
                        q -> q.indexName("lsi").select(Select.ALL_ATTRIBUTES).consistentRead(true)));
        assertEquals(
                "2.5 = table 2.0 + lsi 0.5",
                query(table, q -> q.indexName("lsi").projectionExpression("x")));
        assertEquals("0.5 = table 0.0 + lsi 0.5", query(table, q -> q.indexName("lsi")));
    }

    @Test
    void aTransactionCostsTwiceForTheTableAndOnceForIndexes() {
        String table = withNarrowIndexes();
        List<TransactWriteItem> writes = new ArrayList<>();
        List<TransactGetItem> gets = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Map<String, AttributeValue> item = filledUp(item("" + i, "gpk", "g"), 500);
            writes.add(TransactWriteItem.builder()
                    .put(put -> put.tableName(table).item(item))
                    .build());
            gets.add(TransactGetItem.builder()
                    .get(get -> get.tableName(table).key(keyOf(item)))
                    .build());
        }
        assertEquals(List.of("9.0w = table 6.0w + gsi 3.0w"), transactWrite(writes, "first"));
        assertEquals(List.of("6.0r = table 6.0r"), transactWrite(writes, "first"));
        assertEquals(
                List.of("6.0r = table 6.0r"),
                show(client.transactGetItems(get -> get.transactItems(gets).returnConsumedCapacity(INDEXES))
                        .consumedCapacity()));
    }

    @Test
    void aCheckInATransactionCostsAWriteOfWhatItRead() {
        String table = withNarrowIndexes();
        put(table, filledUp(item("1", "gpk", "g"), 1500));
        TransactWriteItem check = TransactWriteItem.builder()
                .conditionCheck(c -> c.tableName(table)
                        .key(strings("pk", "a", "sk", "1"))
                        .conditionExpression("attribute_exists(pk)"))
                .build();
        TransactWriteItem absent = TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table).key(strings("pk", "a", "sk", "2")))
                .build();
        assertEquals(List.of("6.0w = table 6.0w"), transactWrite(List.of(check, absent), null));
    }

    private String withNarrowIndexes() {
        return TestTables.withIndexes(
                client,
                TestTables.local(
                        "ls",
                        projection -> projection
                                .projectionType(ProjectionType.INCLUDE)
                                .nonKeyAttributes("held")),
                TestTables.global(
                        projection -> projection.projectionType(ProjectionType.KEYS_ONLY), key("gpk", KeyType.HASH)),
                attribute("pk", ScalarAttributeType.S),
                attribute("sk", ScalarAttributeType.S),
                attribute("ls", ScalarAttributeType.S),
                attribute("gpk", ScalarAttributeType.S));
    }

    /** An item of so many bytes with the partition key alone. */
    private static Map<String, AttributeValue> sized(String pk, int bytes) {
        return filledUp(strings("pk", pk), bytes);
    }

    /** An item with partition key {@code a}, this sort key, and pairs of names and strings. */
    private static Map<String, AttributeValue> item(String sk, String... attributes) {
        Map<String, AttributeValue> item = new HashMap<>(strings("pk", "a", "sk", sk));
        for (int i = 0; i < attributes.length; i += 2) {
            item.put(attributes[i], s(attributes[i + 1]));
        }
        return item;
    }

    /** The item with an attribute {@code x} that brings it to so many bytes. */
    private static Map<String, AttributeValue> filledUp(Map<String, AttributeValue> item, int bytes) {
        int missing = bytes - "x".length();
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            missing -= attribute.getKey().length() + attribute.getValue().s().length();
        }
        Map<String, AttributeValue> filled = new HashMap<>(item);
        filled.put("x", s("x".repeat(missing)));
        return filled;
    }

    private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        return Map.of("pk", item.get("pk"), "sk", item.get("sk"));
    }

    private String put(String table, Map<String, AttributeValue> item) {
        return show(client.putItem(put -> put.tableName(table).item(item).returnConsumedCapacity(INDEXES))
                .consumedCapacity());
    }

    private String update(String table, String pk, String expression, AttributeValue value) {
        return show(client.updateItem(update -> update.tableName(table)
                        .key(strings("pk", pk))
                        .updateExpression(expression)
                        .expressionAttributeValues(value == null ? null : Map.of(":v", value))
                        .returnConsumedCapacity(INDEXES))
                .consumedCapacity());
    }

    private String delete(String table, Map<String, AttributeValue> key) {
        return show(client.deleteItem(delete -> delete.tableName(table).key(key).returnConsumedCapacity(INDEXES))
                .consumedCapacity());
    }

    private String get(String table, String pk, boolean consistent) {
        return show(client.getItem(get -> get.tableName(table)
                        .key(strings("pk", pk))
                        .projectionExpression("pk")
                        .consistentRead(consistent)
                        .returnConsumedCapacity(INDEXES))
                .consumedCapacity());
    }

    private List<String> batchGet(String table, boolean consistent) {
        KeysAndAttributes keys = KeysAndAttributes.builder()
                .keys(List.of(strings("pk", "a"), strings("pk", "b")))
                .consistentRead(consistent)
                .build();
        return show(
                client.batchGetItem(get -> get.requestItems(Map.of(table, keys)).returnConsumedCapacity(INDEXES))
                        .consumedCapacity());
    }

    private String query(String table, Consumer<QueryRequest.Builder> rest) {
        return show(client.query(query -> rest.accept(query.tableName(table)
                        .keyConditionExpression("pk = :p")
                        .expressionAttributeValues(strings(":p", "a"))
                        .returnConsumedCapacity(INDEXES)))
                .consumedCapacity());
    }

    private List<String> transactWrite(List<TransactWriteItem> writes, String token) {
        return show(client.transactWriteItems(write -> write.transactItems(writes)
                        .clientRequestToken(token == null ? null : token + writes.hashCode())
                        .returnConsumedCapacity(INDEXES))
                .consumedCapacity());
    }

    private static List<String> show(List<ConsumedCapacity> capacities) {
        List<String> shown = new ArrayList<>();
        capacities.forEach(capacity -> shown.add(show(capacity)));
        return shown;
    }

    /** All members that a report has: the total, then its parts; reads and writes apart are marked as such. */
    private static String show(ConsumedCapacity capacity) {
        StringBuilder shown = new StringBuilder(
                units(capacity.capacityUnits(), capacity.readCapacityUnits(), capacity.writeCapacityUnits()));
        shown.append(" = table ").append(units(capacity.table()));
        append(capacity.localSecondaryIndexes(), shown);
        append(capacity.globalSecondaryIndexes(), shown);
        return shown.toString();
    }

    private static void append(Map<String, Capacity> indexes, StringBuilder shown) {
        new TreeMap<>(indexes)
                .forEach((name, capacity) ->
                        shown.append(" + ").append(name).append(' ').append(units(capacity)));
    }

    private static String units(Capacity capacity) {
        return units(capacity.capacityUnits(), capacity.readCapacityUnits(), capacity.writeCapacityUnits());
    }

    private static String units(Double all, Double reads, Double writes) {
        assertEquals(reads == null ? all : reads, all);
        assertEquals(writes == null ? all : writes, all);
        return all + (reads == null ? "" : "r") + (writes == null ? "" : "w");
    }
}
