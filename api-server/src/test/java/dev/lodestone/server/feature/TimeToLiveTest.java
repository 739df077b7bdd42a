package dev.lodestone.server.feature;

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
import dev.lodestone.store.ttl.SweepOptions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Items that expire, on a clock that the test sets, deleted when the test asks for it. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class TimeToLiveTest {
    private static final long START = 1_700_000_000L;

    private final EngineKind engine;
    private final AtomicLong clock = new AtomicLong(START * 1000);
    private TestServer server;
    private DynamoDbClient client;

    TimeToLiveTest(EngineKind engine) {
        this.engine = engine;
    }

    @BeforeEach
    void start() {
        server = TestServer.start(
                TestServer.options(engine).withClock(clock::get).withSweep(SweepOptions.ON_REQUEST));
        client = server.client();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static void update(DynamoDbClient client, String table, String attribute, boolean enabled) {
        client.updateTimeToLive(request -> request.tableName(table)
                .timeToLiveSpecification(
                        setting -> setting.attributeName(attribute).enabled(enabled)));
    }

    private String expiringTable() {
        String table = TestTables.withPartitionKey(client);
        update(client, table, "ttl", true);
        return table;
    }

    private static Map<String, AttributeValue> item(String pk, AttributeValue ttl) {
        return Map.of("pk", s(pk), "ttl", ttl);
    }

    private void put(String table, String pk, AttributeValue ttl) {
        client.putItem(put -> put.tableName(table).item(item(pk, ttl)));
    }

    private static AttributeValue at(long seconds) {
        return n(Long.toString(seconds));
    }

    private long sweepAt(long seconds) {
        clock.set(seconds * 1000);
        return server.store().deleteExpiredItems();
    }

    private Set<String> keys(String table) {
        Set<String> keys = new TreeSet<>();
        client.scan(scan -> scan.tableName(table))
                .items()
                .forEach(item -> keys.add(item.get("pk").s()));
        return keys;
    }

    @Test
    void onlyNumbersOfSecondsOfTheLastFiveYearsExpire() {
        String table = expiringTable();
        long limit = Instant.ofEpochSecond(START + 100)
                .atOffset(ZoneOffset.UTC)
                .minusYears(5)
                .toEpochSecond();
        Map<String, AttributeValue> kept = new HashMap<>();
        kept.put("a string of digits", s(Long.toString(START)));
        kept.put("a set of numbers", AttributeValue.fromNs(List.of(Long.toString(START))));
        kept.put("a number in a list", AttributeValue.fromL(List.of(at(START))));
        kept.put("a number in a map", AttributeValue.fromM(Map.of("ttl", at(START))));
        kept.put("true", AttributeValue.fromBool(true));
        kept.put("null", AttributeValue.fromNul(true));
        kept.put("negative", n("-1"));
        kept.put("zero", n("0"));
        kept.put("now", at(START + 100));
        kept.put("soon", n(START + 100 + ".5"));
        kept.put("milliseconds", at(START * 1000));
        kept.put("huge", n("9.9E+125"));
        kept.put("tiny", n("1E-130"));
        kept.put("more than five years ago", at(limit - 1));
        Map<String, AttributeValue> expiring = new HashMap<>();
        expiring.put("five years ago", at(limit));
        expiring.put("a second ago", at(START + 99));
        expiring.put("half a second ago", n(START + 99 + ".5"));
        expiring.put("in exponents", n((START / 100_000) + "E5"));
        kept.forEach((pk, ttl) -> put(table, pk, ttl));
        expiring.forEach((pk, ttl) -> put(table, pk, ttl));
        client.putItem(put -> put.tableName(table).item(strings("pk", "without")));

        assertEquals(expiring.size(), sweepAt(START + 100));
        Set<String> expected = new TreeSet<>(kept.keySet());
        expected.add("without");
        assertEquals(expected, keys(table));
        assertEquals(2, sweepAt(START + 101));
    }

    @Test
    void expiredItemsAreThereUntilTheyAreDeleted() {
        String table = expiringTable();
        put(table, "a", at(START + 10));
        put(table, "b", at(START + 10));
        clock.set((START + 60) * 1000);
        assertTrue(client.getItem(get -> get.tableName(table).key(strings("pk", "a")))
                .hasItem());
        assertEquals(Set.of("a", "b"), keys(table));
        assertThrows(
                ConditionalCheckFailedException.class,
                () -> client.putItem(put ->
                        put.tableName(table).item(strings("pk", "a")).conditionExpression("attribute_not_exists(pk)")));
        assertEquals(
                at(START + 10),
                client.updateItem(update -> update.tableName(table)
                                .key(strings("pk", "b"))
                                .updateExpression("SET #t = :later")
                                .expressionAttributeNames(Map.of("#t", "ttl"))
                                .expressionAttributeValues(Map.of(":later", at(START + 90)))
                                .returnValues(ReturnValue.UPDATED_OLD))
                        .attributes()
                        .get("ttl"));
        assertEquals(1, server.store().deleteExpiredItems());
        assertEquals(Set.of("b"), keys(table));
        client.putItem(put ->
                put.tableName(table).item(item("a", at(START + 80))).conditionExpression("attribute_not_exists(pk)"));
        assertEquals(2, sweepAt(START + 100));
    }

    @Test
    void theTimeMayBeChanged() {
        String table = expiringTable();
        List.of("later", "earlier", "removed", "no number", "same", "gone")
                .forEach(pk -> put(table, pk, at(START + 100)));
        put(table, "later", at(START + 200));
        put(table, "earlier", at(START + 50));
        client.updateItem(update -> update.tableName(table)
                .key(strings("pk", "removed"))
                .updateExpression("REMOVE #t")
                .expressionAttributeNames(Map.of("#t", "ttl")));
        put(table, "no number", s("never"));
        client.putItem(put ->
                put.tableName(table).item(Map.of("pk", s("same"), "ttl", at(START + 100), "other", s("changed"))));
        client.deleteItem(delete -> delete.tableName(table).key(strings("pk", "gone")));

        assertEquals(1, sweepAt(START + 60));
        assertEquals(Set.of("later", "removed", "no number", "same"), keys(table));
        assertEquals(1, sweepAt(START + 110));
        assertEquals(Set.of("later", "removed", "no number"), keys(table));
        assertEquals(1, sweepAt(START + 210));
        assertEquals(Set.of("removed", "no number"), keys(table));
    }

    @Test
    void batchesAndTransactionsCountToo() {
        String table = expiringTable();
        client.batchWriteItem(batch -> batch.requestItems(Map.of(
                table,
                List.of(
                        WriteRequest.builder()
                                .putRequest(put -> put.item(item("batch", at(START + 1))))
                                .build(),
                        WriteRequest.builder()
                                .putRequest(put -> put.item(item("moved", at(START + 1))))
                                .build()))));
        client.transactWriteItems(transaction -> transaction.transactItems(
                TransactWriteItem.builder()
                        .put(put -> put.tableName(table).item(item("transaction", at(START + 1))))
                        .build(),
                TransactWriteItem.builder()
                        .update(update -> update.tableName(table)
                                .key(strings("pk", "moved"))
                                .updateExpression("SET #t = #t + :more")
                                .expressionAttributeNames(Map.of("#t", "ttl"))
                                .expressionAttributeValues(Map.of(":more", n("100"))))
                        .build()));
        assertEquals(2, sweepAt(START + 10));
        assertEquals(Set.of("moved"), keys(table));
        assertEquals(1, sweepAt(START + 110));
    }

    @Test
    void entriesOfIndexesAndCountsGoAlong() {
        String table = TestTables.withIndexes(client);
        update(client, table, "ttl", true);
        for (String sk : List.of("1", "2", "3")) {
            client.putItem(put -> put.tableName(table)
                    .item(Map.of(
                            "pk",
                            s("a"),
                            "sk",
                            s(sk),
                            "ls",
                            s(sk),
                            "gpk",
                            s("g"),
                            "gsk",
                            s(sk),
                            "ttl",
                            at(START + Long.parseLong(sk) * 10))));
        }
        assertEquals(2, sweepAt(START + 25));
        for (String index : List.of("lsi", "gsi")) {
            List<Map<String, AttributeValue>> left =
                    client.scan(scan -> scan.tableName(table).indexName(index)).items();
            assertEquals(1, left.size());
            assertEquals(s("3"), left.get(0).get("sk"));
        }
        TableDescription description =
                client.describeTable(request -> request.tableName(table)).table();
        assertEquals(1, description.itemCount());
        assertEquals(1, description.localSecondaryIndexes().get(0).itemCount());
        assertEquals(1, description.globalSecondaryIndexes().get(0).itemCount());
    }

    @Test
    void aKeyAttributeMaySayWhen() {
        String table = TestTables.withSortKey(client, ScalarAttributeType.N);
        update(client, table, "sk", true);
        for (int i = 0; i < 10; i++) {
            Map<String, AttributeValue> item = Map.of("pk", s("a"), "sk", at(START + i));
            client.putItem(put -> put.tableName(table).item(item));
        }
        assertEquals(6, sweepAt(START + 6));
        assertEquals(4, client.scan(scan -> scan.tableName(table)).count());
    }

    @Test
    void itemsFromBeforeExpireToo() {
        String table = TestTables.withPartitionKey(client);
        for (int i = 0; i < 600; i++) {
            put(table, "item" + i, at(START + i));
        }
        update(client, table, "ttl", true);
        while (client.describeTimeToLive(request -> request.tableName(table))
                        .timeToLiveDescription()
                        .timeToLiveStatus()
                != TimeToLiveStatus.ENABLED) {
            Thread.onSpinWait();
        }
        assertEquals(300, sweepAt(START + 300));
        assertEquals(300, client.scan(scan -> scan.tableName(table)).count());
    }

    @Test
    void nothingExpiresOnceItIsDisabled() {
        String table = expiringTable();
        put(table, "a", at(START + 10));
        client.putItem(put ->
                put.tableName(table).item(Map.of("pk", s("b"), "ttl", at(START + 100), "other", at(START + 10))));
        update(client, table, "ttl", false);
        assertEquals(0, sweepAt(START + 50));
        assertEquals(Set.of("a", "b"), keys(table));

        update(client, table, "other", true);
        while (keys(table).size() == 2) {
            server.store().deleteExpiredItems();
        }
        assertEquals(Set.of("a"), keys(table));
        assertEquals(0, sweepAt(START + 200));
    }

    @Test
    void aTableOfTheSameNameStartsWithoutIt() {
        String table = expiringTable();
        put(table, "a", at(START + 10));
        client.deleteTable(delete -> delete.tableName(table));
        TestTables.withPartitionKey(client, table);
        put(table, "a", at(START + 10));
        assertEquals(0, sweepAt(START + 50));
        assertEquals(Set.of("a"), keys(table));
    }

    @Test
    void changesOfTheTableLeaveItAsItIs() {
        String table = expiringTable();
        put(table, "a", at(START + 10));
        client.updateTable(request -> request.tableName(table).deletionProtectionEnabled(true));
        put(table, "b", at(START + 20));
        assertEquals(1, sweepAt(START + 15));
        assertEquals(1, sweepAt(START + 25));
    }

    @Test
    @Timeout(120)
    void theBackgroundDeletesWithoutBeingAsked() {
        DynamoDbClient shared = TestServer.shared(engine).client();
        String table = TestTables.withPartitionKey(shared);
        update(shared, table, "ttl", true);
        long now = Instant.now().getEpochSecond();
        List<String> names = new ArrayList<>(List.of("much later", "soon", "past"));
        List<Long> times = List.of(now + 86_400, now + 1, now - 86_400);
        for (int i = 0; i < names.size(); i++) {
            Map<String, AttributeValue> item = item(names.get(i), at(times.get(i)));
            shared.putItem(put -> put.tableName(table).item(item));
        }
        while (shared.scan(scan -> scan.tableName(table)).count() > 1) {
            Thread.onSpinWait();
        }
        assertFalse(shared.getItem(get -> get.tableName(table).key(strings("pk", "soon")))
                .hasItem());
        assertTrue(shared.getItem(get -> get.tableName(table).key(strings("pk", "much later")))
                .hasItem());
    }
}
