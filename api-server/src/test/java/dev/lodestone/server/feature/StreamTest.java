package dev.lodestone.server.feature;

import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static dev.lodestone.server.TestTables.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestStreams;
import dev.lodestone.server.TestTables;
import dev.lodestone.store.catalog.StreamSettings;
import dev.lodestone.store.ttl.SweepOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Identity;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** What streams tell of the writes to their tables, and how they come and go; on a clock that the test sets. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class StreamTest {
    private static final long START = 1_700_000_000L;

    private final EngineKind engine;
    private final AtomicLong clock = new AtomicLong(START * 1000);
    private TestServer server;
    private DynamoDbClient client;
    private DynamoDbStreamsClient streams;

    StreamTest(EngineKind engine) {
        this.engine = engine;
    }

    @BeforeEach
    void start() {
        start(StreamSettings.DEFAULT);
    }

    private void start(StreamSettings settings) {
        server = TestServer.start(TestServer.options(engine)
                .withClock(clock::get)
                .withSweep(SweepOptions.ON_REQUEST)
                .withStreams(settings.onRequest()));
        client = server.client();
        streams = server.streams();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Map<String, AttributeValue> item(String pk, AttributeValue value) {
        return Map.of("pk", s(pk), "v", value);
    }

    private void put(String table, Map<String, AttributeValue> item) {
        client.putItem(put -> put.tableName(table).item(item));
    }

    private void update(String table, String pk, String expression, Map<String, AttributeValue> values) {
        client.updateItem(update -> update.tableName(table)
                .key(strings("pk", pk))
                .updateExpression(expression)
                .expressionAttributeValues(values.isEmpty() ? null : values));
    }

    private void delete(String table, String pk) {
        client.deleteItem(delete -> delete.tableName(table).key(strings("pk", pk)));
    }

    /** The records as {@code INSERT a}. */
    private static List<String> told(List<Record> records) {
        List<String> told = new ArrayList<>();
        for (Record record : records) {
            told.add(record.eventNameAsString() + " "
                    + record.dynamodb().keys().get("pk").s());
        }
        return told;
    }

    private List<String> told(String table) {
        return told(TestStreams.records(streams, TestStreams.arn(client, table)));
    }

    @Test
    void writesOfSingleItemsAreTold() {
        String table = TestStreams.newTable(client, StreamViewType.KEYS_ONLY);
        put(table, item("a", s("1")));
        put(table, item("a", s("2")));
        update(table, "a", "SET v = :v", Map.of(":v", s("3")));
        update(table, "b", "SET v = :v", Map.of(":v", s("3")));
        client.updateItem(update -> update.tableName(table).key(strings("pk", "c")));
        update(table, "a", "REMOVE v", Map.of());
        delete(table, "a");
        assertEquals(
                List.of("INSERT a", "MODIFY a", "MODIFY a", "INSERT b", "INSERT c", "MODIFY a", "REMOVE a"),
                told(table));
    }

    @Test
    void writesWithoutEffectAreNotTold() {
        String table = TestStreams.newTable(client, StreamViewType.NEW_AND_OLD_IMAGES);
        Map<String, AttributeValue> item = Map.of(
                "pk",
                s("a"),
                "v",
                n("2"),
                "set",
                AttributeValue.fromSs(List.of("x", "y")),
                "bytes",
                AttributeValue.fromB(SdkBytes.fromUtf8String("b")),
                "map",
                AttributeValue.fromM(Map.of("k", AttributeValue.fromNs(List.of("1", "2")))));
        put(table, item);
        put(table, item);
        Map<String, AttributeValue> respelled = new HashMap<>(item);
        respelled.put("v", n("2.0"));
        respelled.put("set", AttributeValue.fromSs(List.of("y", "x")));
        respelled.put("map", AttributeValue.fromM(Map.of("k", AttributeValue.fromNs(List.of("2.00", "1e0")))));
        put(table, respelled);
        update(table, "a", "SET v = :v", Map.of(":v", n("2")));
        update(table, "a", "ADD v :zero", Map.of(":zero", n("0")));
        update(table, "a", "REMOVE nothing", Map.of());
        client.updateItem(update -> update.tableName(table).key(strings("pk", "a")));
        delete(table, "b");
        update(table, "b", "REMOVE nothing", Map.of());
        assertThrows(
                DynamoDbException.class,
                () -> client.putItem(put -> put.tableName(table)
                        .item(item("a", s("refused")))
                        .conditionExpression("attribute_not_exists(pk)")));
        assertEquals(List.of("INSERT a"), told(table));
    }

    private static WriteRequest put(String pk, String value) {
        return WriteRequest.builder()
                .putRequest(put -> put.item(item(pk, s(value))))
                .build();
    }

    private static WriteRequest delete(String pk) {
        return WriteRequest.builder()
                .deleteRequest(delete -> delete.key(strings("pk", pk)))
                .build();
    }

    @Test
    void batchesTellOfEachItemThatChanged() {
        String table = TestStreams.newTable(client, StreamViewType.KEYS_ONLY);
        put(table, item("same", s("1")));
        put(table, item("gone", s("1")));
        client.batchWriteItem(batch -> batch.requestItems(
                Map.of(table, List.of(put("same", "1"), put("new", "1"), delete("gone"), delete("missing")))));
        List<String> told = told(table);
        assertEquals(Set.of("INSERT new", "REMOVE gone"), new HashSet<>(told.subList(2, told.size())));
        assertEquals(4, told.size());
    }

    @Test
    void transactionsTellOfEachItemThatChanged() {
        String table = TestStreams.newTable(client, StreamViewType.KEYS_ONLY);
        put(table, item("changed", n("1")));
        put(table, item("same", s("1")));
        List<TransactWriteItem> actions = List.of(
                TransactWriteItem.builder()
                        .update(update -> update.tableName(table)
                                .key(strings("pk", "changed"))
                                .updateExpression("ADD v :one")
                                .expressionAttributeValues(Map.of(":one", n("1"))))
                        .build(),
                TransactWriteItem.builder()
                        .put(put -> put.tableName(table).item(item("same", s("1"))))
                        .build(),
                TransactWriteItem.builder()
                        .put(put -> put.tableName(table).item(item("new", s("1"))))
                        .build());
        client.transactWriteItems(
                transaction -> transaction.transactItems(actions).clientRequestToken("once"));
        client.transactWriteItems(
                transaction -> transaction.transactItems(actions).clientRequestToken("once"));
        List<String> told = told(table);
        assertEquals(Set.of("MODIFY changed", "INSERT new"), new HashSet<>(told.subList(2, told.size())));
        assertEquals(4, told.size());
    }

    @Test
    void statementsAreToldToo() {
        String table = TestStreams.newTable(client, StreamViewType.NEW_AND_OLD_IMAGES);
        for (String statement : List.of(
                "INSERT INTO \"%s\" VALUE {'pk': 'a', 'v': 1}",
                "UPDATE \"%s\" SET v = 2 WHERE pk = 'a'",
                "UPDATE \"%s\" SET v = 2 WHERE pk = 'a'",
                "DELETE FROM \"%s\" WHERE pk = 'a'")) {
            client.executeStatement(execute -> execute.statement(String.format(statement, table)));
        }
        assertEquals(List.of("INSERT a", "MODIFY a", "REMOVE a"), told(table));
    }

    @Test
    void expiryIsToldAsTheServicesDoing() {
        String table = TestStreams.newTable(client, StreamViewType.OLD_IMAGE);
        client.updateTimeToLive(request -> request.tableName(table)
                .timeToLiveSpecification(setting -> setting.attributeName("v").enabled(true)));
        put(table, item("expires", n(Long.toString(START + 10))));
        put(table, item("deleted", n(Long.toString(START + 10))));
        delete(table, "deleted");
        clock.set((START + 60) * 1000);
        server.store().deleteExpiredItems();
        List<Record> records = TestStreams.records(streams, TestStreams.arn(client, table));
        assertEquals(List.of("INSERT expires", "INSERT deleted", "REMOVE deleted", "REMOVE expires"), told(records));
        assertNull(records.get(2).userIdentity());
        Record expiry = records.get(3);
        assertEquals(
                Identity.builder()
                        .principalId("dynamodb.amazonaws.com")
                        .type("Service")
                        .build(),
                expiry.userIdentity());
        assertEquals(n(Long.toString(START + 10)), expiry.dynamodb().oldImage().get("v"));
        assertEquals(START + 60, expiry.dynamodb().approximateCreationDateTime().getEpochSecond());
    }

    /** Keys are there always, images as the type says. */
    @ParameterizedTest
    @EnumSource(value = StreamViewType.class, mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN_TO_SDK_VERSION")
    void viewTypesShowImages(StreamViewType viewType) {
        String table = TestStreams.newTable(client, viewType);
        put(table, item("a", s("old")));
        put(table, item("a", s("newer")));
        delete(table, "a");
        boolean showsNew = viewType.toString().startsWith("NEW");
        boolean showsOld = viewType.toString().contains("OLD");
        List<Record> records = TestStreams.records(streams, TestStreams.arn(client, table));
        checkImages(records.get(0), showsNew ? "old" : null, null);
        checkImages(records.get(1), showsNew ? "newer" : null, showsOld ? "old" : null);
        checkImages(records.get(2), null, showsOld ? "newer" : null);
        records.forEach(record -> assertEquals(viewType, record.dynamodb().streamViewType()));
    }

    private static void checkImages(Record record, String newValue, String oldValue) {
        StreamRecord change = record.dynamodb();
        assertEquals(strings("pk", "a"), change.keys());
        assertEquals(newValue != null, change.hasNewImage());
        assertEquals(oldValue != null, change.hasOldImage());
        long size = "pka".length();
        if (newValue != null) {
            assertEquals(item("a", s(newValue)), change.newImage());
            size += "pkav".length() + newValue.length();
        }
        if (oldValue != null) {
            assertEquals(item("a", s(oldValue)), change.oldImage());
            size += "pkav".length() + oldValue.length();
        }
        assertEquals(size, change.sizeBytes());
    }

    @Test
    void sequenceNumbersRiseWithinAShard() {
        String table = TestStreams.newTable(client, StreamViewType.KEYS_ONLY);
        for (int i = 0; i < 50; i++) {
            put(table, item("item" + i % 5, n(Integer.toString(i))));
        }
        String before = "";
        for (Record record : TestStreams.records(streams, TestStreams.arn(client, table))) {
            assertTrue(record.dynamodb().sequenceNumber().compareTo(before) > 0);
            before = record.dynamodb().sequenceNumber();
        }
    }

    @Test
    void tablesDescribeTheirStream() {
        String table = TestServer.uniqueTableName("described");
        TestStreams.newTable(client, table, StreamViewType.NEW_IMAGE);
        TableDescription enabled =
                client.describeTable(describe -> describe.tableName(table)).table();
        assertTrue(enabled.streamSpecification().streamEnabled());
        assertEquals(StreamViewType.NEW_IMAGE, enabled.streamSpecification().streamViewType());
        assertEquals("2023-11-14T22:13:20.000", enabled.latestStreamLabel());
        assertEquals(enabled.tableArn() + "/stream/2023-11-14T22:13:20.000", enabled.latestStreamArn());

        TableDescription disabled = client.updateTable(
                        update -> update.tableName(table).streamSpecification(stream -> stream.streamEnabled(false)))
                .tableDescription();
        assertEquals(enabled.latestStreamArn(), disabled.latestStreamArn());
        TableDescription after =
                client.describeTable(describe -> describe.tableName(table)).table();
        assertNull(after.streamSpecification());
        assertEquals(enabled.latestStreamArn(), after.latestStreamArn());
    }

    @Test
    void aStreamIsEnabledAndDisabledOnce() {
        String table = TestStreams.newTable(client, StreamViewType.NEW_IMAGE);
        DynamoDbException enabled = assertThrows(
                DynamoDbException.class, () -> TestStreams.enable(client, table, StreamViewType.KEYS_ONLY));
        assertTrue(enabled.getMessage().contains("Table already has an enabled stream"), enabled.getMessage());
        TestStreams.disable(client, table);
        DynamoDbException disabled = assertThrows(DynamoDbException.class, () -> TestStreams.disable(client, table));
        assertTrue(disabled.getMessage().contains("Table has no stream to disable"), disabled.getMessage());
    }

    @Test
    void aDisabledStreamCanBeReadForADay() {
        String table = TestStreams.newTable(client, StreamViewType.KEYS_ONLY);
        put(table, item("a", s("1")));
        String first = TestStreams.arn(client, table);
        TestStreams.disable(client, table);
        put(table, item("untold", s("1")));
        TestStreams.enable(client, table, StreamViewType.NEW_IMAGE);
        String second = TestStreams.arn(client, table);
        put(table, item("b", s("1")));
        assertNotEquals(first, second);
        assertEquals(List.of("INSERT a"), told(TestStreams.records(streams, first)));
        assertEquals(List.of("INSERT b"), told(TestStreams.records(streams, second)));
        assertEquals(StreamStatus.DISABLED, TestStreams.describe(streams, first).streamStatus());

        clock.addAndGet(TimeUnit.HOURS.toMillis(24) + 1);
        server.store().keepStreams();
        assertThrows(ResourceNotFoundException.class, () -> TestStreams.describe(streams, first));
        assertEquals(StreamStatus.ENABLED, TestStreams.describe(streams, second).streamStatus());
    }

    @Test
    void theStreamOutlivesItsTable() {
        String table = TestStreams.newTable(client, StreamViewType.OLD_IMAGE);
        put(table, item("a", s("1")));
        put(table, item("a", s("2")));
        String arn = TestStreams.arn(client, table);
        client.deleteTable(delete -> delete.tableName(table));
        assertEquals(List.of("INSERT a", "MODIFY a"), told(TestStreams.records(streams, arn)));
        assertEquals(StreamStatus.DISABLED, TestStreams.describe(streams, arn).streamStatus());
        clock.addAndGet(1000);
        TestStreams.newTable(client, table, StreamViewType.OLD_IMAGE);
        assertNotEquals(arn, TestStreams.arn(client, table));
        assertEquals(List.of(), told(table));
        assertEquals(List.of("INSERT a", "MODIFY a"), told(TestStreams.records(streams, arn)));
    }

    @Test
    void eachItemHasItsShard() {
        server.close();
        start(StreamSettings.DEFAULT.withShards(4));
        String table = TestStreams.newTable(client, StreamViewType.NEW_IMAGE);
        String arn = TestStreams.arn(client, table);
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 40; i++) {
                put(table, item("item" + i, n(Integer.toString(round))));
            }
        }
        Map<String, String> shards = new HashMap<>();
        int records = 0;
        for (Shard shard : TestStreams.describe(streams, arn).shards()) {
            for (Record record : TestStreams.records(streams, arn, shard)) {
                String pk = record.dynamodb().keys().get("pk").s();
                assertEquals(shard.shardId(), shards.getOrDefault(pk, shard.shardId()));
                shards.put(pk, shard.shardId());
                records++;
            }
        }
        assertEquals(80, records);
        assertEquals(4, new HashSet<>(shards.values()).size());
    }

    @Test
    void childrenGoOnWhereTheirParentsEnd() {
        String table = TestStreams.newTable(client, StreamViewType.KEYS_ONLY);
        String arn = TestStreams.arn(client, table);
        Shard first = TestStreams.shard(streams, arn);
        put(table, item("a", s("1")));
        String iterator = TestStreams.iterator(streams, arn, first, ShardIteratorType.LATEST);
        TestStreams.roll(server, arn);
        put(table, item("a", s("2")));
        Shard child = TestStreams.describe(streams, arn).shards().get(1);
        assertEquals(first.shardId(), child.parentShardId());
        assertEquals(List.of("INSERT a"), told(TestStreams.records(streams, arn, first)));
        assertEquals(List.of("MODIFY a"), told(TestStreams.records(streams, arn, child)));
        GetRecordsResponse end = TestStreams.read(streams, iterator);
        assertEquals(List.of(), end.records());
        assertNull(end.nextShardIterator());

        TestStreams.split(server, arn, child);
        for (int i = 0; i < 20; i++) {
            put(table, item("item" + i, s("1")));
        }
        List<Shard> all = TestStreams.describe(streams, arn).shards();
        assertEquals(4, all.size());
        int inGrandchildren = TestStreams.records(streams, arn, all.get(2)).size()
                + TestStreams.records(streams, arn, all.get(3)).size();
        assertEquals(20, inGrandchildren);
        assertEquals(List.of("MODIFY a"), told(TestStreams.records(streams, arn, child)));
    }

    @Test
    void shardsAreRolledOverAfterFourHours() {
        String arn = TestStreams.arn(client, TestStreams.newTable(client, StreamViewType.KEYS_ONLY));
        clock.addAndGet(TimeUnit.HOURS.toMillis(4));
        server.store().keepStreams();
        List<Shard> shards = TestStreams.describe(streams, arn).shards();
        assertEquals(2, shards.size());
        assertEquals(shards.get(0).shardId(), shards.get(1).parentShardId());
    }

    @Test
    void tablesWithoutAStreamTellNothing() {
        String table = TestTables.withPartitionKey(client);
        put(table, item("a", s("1")));
        TestStreams.enable(client, table, StreamViewType.NEW_IMAGE);
        assertEquals(List.of(), told(table));
    }
}
