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
import dev.lodestone.server.TestStreams;
import dev.lodestone.server.TestTables;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.operation.table.TransitionDelays;
import dev.lodestone.store.ttl.SweepOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** What follows when the clock of a usual store is set over the wire: all that depends on time, before the answer is there. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class ClockTest {
    private static final String DAY_AND_MINUTE = "PT24H1M";

    private final EngineKind engine;
    private TestServer server;
    private DynamoDbClient client;
    private DynamoDbStreamsClient streams;

    ClockTest(EngineKind engine) {
        this.engine = engine;
    }

    @BeforeEach
    void start() {
        start(TestServer.options(engine));
    }

    private void start(StoreOptions options) {
        server = TestServer.start(options);
        client = server.client();
        streams = server.streams();
    }

    private void restart(StoreOptions options) {
        server.close();
        start(options);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void advance(String by) {
        assertEquals(
                200,
                server.admin("POST", "/clock/advance", "{\"by\":\"" + by + "\"}")
                        .statusCode());
    }

    private void put(String table, String pk) {
        client.putItem(put -> put.tableName(table).item(strings("pk", pk)));
    }

    private String streamedTable() {
        return TestStreams.newTable(client, StreamViewType.NEW_AND_OLD_IMAGES);
    }

    private String iterator(String arn, Shard shard, ShardIteratorType type, String sequenceNumber) {
        return TestStreams.iterator(streams, arn, shard, type, sequenceNumber);
    }

    @Test
    void recordsAreTrimmedAfterADay() {
        String table = streamedTable();
        String arn = TestStreams.arn(client, table);
        put(table, "old");
        advance("PT23H59M");
        assertEquals(1, TestStreams.records(streams, arn).size());
        put(table, "new");
        advance("PT2M");
        List<Record> records = TestStreams.records(streams, arn);
        assertEquals(1, records.size());
        assertEquals("new", records.get(0).dynamodb().keys().get("pk").s());
    }

    @Test
    void whoAsksForWhatIsTrimmedIsToldSo() {
        String table = streamedTable();
        String arn = TestStreams.arn(client, table);
        Shard shard = TestStreams.shard(streams, arn);
        put(table, "a");
        put(table, "b");
        List<Record> records = TestStreams.records(streams, arn);
        String first = records.get(0).dynamodb().sequenceNumber();
        String last = records.get(1).dynamodb().sequenceNumber();
        advance("PT23H50M");
        String taken = TestStreams.iterator(streams, arn, shard, ShardIteratorType.TRIM_HORIZON);
        assertEquals(2, TestStreams.read(streams, taken).records().size());
        advance("PT11M");
        assertThrows(TrimmedDataAccessException.class, () -> TestStreams.read(streams, taken));
        assertThrows(
                TrimmedDataAccessException.class,
                () -> iterator(arn, shard, ShardIteratorType.AT_SEQUENCE_NUMBER, first));
        assertThrows(
                TrimmedDataAccessException.class,
                () -> iterator(arn, shard, ShardIteratorType.AFTER_SEQUENCE_NUMBER, first));
        assertThrows(
                TrimmedDataAccessException.class,
                () -> iterator(arn, shard, ShardIteratorType.AT_SEQUENCE_NUMBER, last));
        String after = iterator(arn, shard, ShardIteratorType.AFTER_SEQUENCE_NUMBER, last);
        assertTrue(TestStreams.read(streams, after).records().isEmpty());
    }

    @Test
    void iteratorsExpireAfterAQuarterOfAnHour() {
        String table = streamedTable();
        String arn = TestStreams.arn(client, table);
        put(table, "a");
        String taken =
                TestStreams.iterator(streams, arn, TestStreams.shard(streams, arn), ShardIteratorType.TRIM_HORIZON);
        advance("PT14M");
        assertEquals(1, TestStreams.read(streams, taken).records().size());
        advance("PT1M1S");
        assertThrows(ExpiredIteratorException.class, () -> TestStreams.read(streams, taken));
    }

    @Test
    void shardsAreRolledOverAfterFourHours() {
        String table = streamedTable();
        String arn = TestStreams.arn(client, table);
        String first = TestStreams.shard(streams, arn).shardId();
        advance("PT3H59M");
        assertEquals(1, TestStreams.describe(streams, arn).shards().size());
        advance("PT1M");
        List<Shard> shards = TestStreams.describe(streams, arn).shards();
        assertEquals(2, shards.size());
        assertEquals(first, shards.get(1).parentShardId());
        assertTrue(shards.get(0).sequenceNumberRange().endingSequenceNumber() != null);
        advance("PT23H59M");
        advance("PT1M");
        assertFalse(TestStreams.describe(streams, arn).shards().stream()
                .anyMatch(shard -> shard.shardId().equals(first)));
    }

    @Test
    void expiredItemsAreDeletedByTheService() {
        String table = streamedTable();
        client.updateTimeToLive(update -> update.tableName(table)
                .timeToLiveSpecification(setting -> setting.attributeName("ttl").enabled(true)));
        long expiry = Instant.now().getEpochSecond() + Duration.ofHours(24).toSeconds();
        Map<String, AttributeValue> item = Map.of("pk", s("a"), "ttl", n(Long.toString(expiry)));
        client.putItem(put -> put.tableName(table).item(item));
        advance("PT23H");
        assertEquals(1, client.scan(scan -> scan.tableName(table)).count());
        advance("PT1H1M");
        assertEquals(0, client.scan(scan -> scan.tableName(table)).count());
        List<Record> records = TestStreams.records(streams, TestStreams.arn(client, table));
        assertEquals(1, records.size());
        assertEquals("REMOVE", records.get(0).eventNameAsString());
        assertEquals(item, records.get(0).dynamodb().oldImage());
        assertEquals("Service", records.get(0).userIdentity().type());
        assertEquals("dynamodb.amazonaws.com", records.get(0).userIdentity().principalId());
    }

    @Test
    void theDelayOfDeletionsStays() {
        restart(TestServer.options(engine)
                .withSweep(SweepOptions.delayed(Duration.ofHours(1).toMillis())));
        String table = TestTables.withPartitionKey(client);
        client.updateTimeToLive(update -> update.tableName(table)
                .timeToLiveSpecification(setting -> setting.attributeName("ttl").enabled(true)));
        long expiry = Instant.now().getEpochSecond() + Duration.ofHours(1).toSeconds();
        client.putItem(put -> put.tableName(table).item(Map.of("pk", s("a"), "ttl", n(Long.toString(expiry)))));
        advance("PT1H30M");
        assertEquals(1, client.scan(scan -> scan.tableName(table)).count());
        advance("PT31M");
        assertEquals(0, client.scan(scan -> scan.tableName(table)).count());
    }

    private void increment(String table, String token) {
        TransactWriteItem increment = TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(strings("pk", "a"))
                        .updateExpression("ADD hits :one")
                        .expressionAttributeValues(Map.of(":one", n("1"))))
                .build();
        client.transactWriteItems(transact -> transact.clientRequestToken(token).transactItems(increment));
    }

    private String hits(String table) {
        return client.getItem(get -> get.tableName(table).key(strings("pk", "a")))
                .item()
                .get("hits")
                .n();
    }

    @Test
    void tokensAreForgottenAfterTenMinutes() {
        String table = TestTables.withPartitionKey(client);
        increment(table, "token");
        advance("PT9M");
        increment(table, "token");
        assertEquals("1", hits(table));
        advance("PT1M1S");
        increment(table, "token");
        assertEquals("2", hits(table));
    }

    @Test
    void disabledStreamsVanishAfterADay() {
        String table = streamedTable();
        String arn = TestStreams.arn(client, table);
        put(table, "a");
        TestStreams.disable(client, table);
        advance("PT23H59M");
        assertEquals(1, TestStreams.records(streams, arn).size());
        advance("PT2M");
        assertThrows(ResourceNotFoundException.class, () -> TestStreams.describe(streams, arn));
        assertTrue(streams.listStreams(list -> list.tableName(table)).streams().isEmpty());
    }

    @Test
    void passingStatusesPass() {
        long hour = Duration.ofHours(1).toMillis();
        restart(TestServer.options(engine).withDelays(new TransitionDelays(hour, hour, hour)));
        String table = TestTables.withPartitionKey(client);
        assertEquals(TableStatus.CREATING, status(table));
        advance("PT1H");
        assertEquals(TableStatus.ACTIVE, status(table));
        client.deleteTable(delete -> delete.tableName(table));
        assertEquals(TableStatus.DELETING, status(table));
        advance("PT1H");
        assertThrows(ResourceNotFoundException.class, () -> status(table));
    }

    private TableStatus status(String table) {
        return client.describeTable(describe -> describe.tableName(table))
                .table()
                .tableStatus();
    }

    /** A sleeper that waited by the machine's time would be an hour late. */
    @Test
    void theBackgroundWaitsByTheNewTime() throws Exception {
        String table = TestTables.withPartitionKey(client);
        client.updateTimeToLive(update -> update.tableName(table)
                .timeToLiveSpecification(setting -> setting.attributeName("ttl").enabled(true)));
        Instant expiry = Instant.now().plus(Duration.ofHours(1));
        client.putItem(put ->
                put.tableName(table).item(Map.of("pk", s("a"), "ttl", n(Long.toString(expiry.getEpochSecond())))));
        String moment =
                Instant.ofEpochSecond(expiry.getEpochSecond()).minusMillis(500).toString();
        server.admin("PUT", "/clock", "{\"now\":\"" + moment + "\"}");
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (client.scan(scan -> scan.tableName(table)).count() > 0) {
            assertTrue(System.nanoTime() < patience, "the item is still there");
            Thread.onSpinWait();
        }
    }

    @Test
    void timeMayGoBack() {
        String table = streamedTable();
        String arn = TestStreams.arn(client, table);
        advance(DAY_AND_MINUTE);
        put(table, "future");
        assertEquals(200, server.admin("DELETE", "/clock", "").statusCode());
        put(table, "present");
        assertEquals(2, TestStreams.records(streams, arn).size());
        increment(table, "token");
        increment(table, "token");
        assertEquals("1", hits(table));
        assertEquals(3, TestStreams.records(streams, arn).size());
    }
}
