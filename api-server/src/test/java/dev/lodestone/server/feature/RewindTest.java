package dev.lodestone.server.feature;

import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestStreams;
import dev.lodestone.server.TestTables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** What a store is after it has gone back to a checkpoint: all that it was then. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class RewindTest {
    private final EngineKind engine;
    private TestServer server;
    private DynamoDbClient client;
    private DynamoDbStreamsClient streams;

    RewindTest(EngineKind engine) {
        this.engine = engine;
    }

    @BeforeEach
    void start() {
        server = TestServer.start(TestServer.options(engine));
        client = server.client();
        streams = server.streams();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void take(String name) {
        assertEquals(
                200,
                server.admin("POST", "/checkpoints", "{\"name\":\"" + name + "\"}")
                        .statusCode());
    }

    private void rewind(String name) {
        assertEquals(
                200,
                server.admin("POST", "/checkpoints/" + name + "/rewind", "").statusCode());
    }

    private void put(String table, String key, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(attributes);
        item.put("pk", s(key));
        client.putItem(put -> put.tableName(table).item(item));
    }

    private Map<String, AttributeValue> get(String table, String key) {
        GetItemResponse response = client.getItem(
                get -> get.tableName(table).key(Map.of("pk", s(key))).consistentRead(true));
        return response.hasItem() ? response.item() : null;
    }

    @Test
    void hasTheItemsThatItHad() {
        String table = TestTables.withPartitionKey(client);
        put(table, "kept", Map.of("v", n("1")));
        put(table, "deleted later", Map.of());
        take("then");
        put(table, "kept", Map.of("v", n("2")));
        put(table, "added later", Map.of());
        client.deleteItem(delete -> delete.tableName(table).key(Map.of("pk", s("deleted later"))));

        rewind("then");

        assertEquals(Map.of("pk", s("kept"), "v", n("1")), get(table, "kept"));
        assertEquals(Map.of("pk", s("deleted later")), get(table, "deleted later"));
        assertNull(get(table, "added later"));
        TableDescription description =
                client.describeTable(describe -> describe.tableName(table)).table();
        assertEquals(2, description.itemCount());
        put(table, "more", Map.of());
        assertEquals(
                3,
                client.describeTable(describe -> describe.tableName(table))
                        .table()
                        .itemCount());
    }

    @Test
    void hasTheTablesThatItHad() {
        String kept = TestTables.withPartitionKey(client);
        put(kept, "in it", Map.of());
        String changed = TestTables.withPartitionKey(client);
        take("then");
        client.deleteTable(delete -> delete.tableName(kept));
        String added = TestTables.withPartitionKey(client);
        client.updateTable(update -> update.tableName(changed).deletionProtectionEnabled(true));

        rewind("then");

        assertEquals(Map.of("pk", s("in it")), get(kept, "in it"));
        assertThrows(
                ResourceNotFoundException.class, () -> client.describeTable(describe -> describe.tableName(added)));
        assertFalse(client.describeTable(describe -> describe.tableName(changed))
                .table()
                .deletionProtectionEnabled());
        String another = TestTables.withPartitionKey(client);
        assertEquals(0, client.scan(scan -> scan.tableName(another)).count());
    }

    @Test
    void hasTheEntriesOfIndexesThatItHad() {
        String table = TestTables.withIndexes(client);
        IntStream.range(0, 5)
                .forEach(i -> client.putItem(put -> put.tableName(table)
                        .item(Map.of("pk", s("p"), "sk", s("" + i), "gpk", s("g"), "gsk", s("" + i)))));
        take("then");
        client.putItem(
                put -> put.tableName(table).item(Map.of("pk", s("p"), "sk", s("9"), "gpk", s("g"), "gsk", s("9"))));
        client.deleteItem(delete -> delete.tableName(table).key(Map.of("pk", s("p"), "sk", s("0"))));

        rewind("then");

        QueryResponse entries = client.query(query -> query.tableName(table)
                .indexName("gsi")
                .keyConditionExpression("gpk = :g")
                .expressionAttributeValues(Map.of(":g", s("g"))));
        assertEquals(
                List.of("0", "1", "2", "3", "4"),
                entries.items().stream().map(item -> item.get("gsk").s()).toList());
    }

    @Test
    void hasTheStreamsThatItHadAndGivesNoSequenceNumberTwice() {
        String table = TestStreams.newTable(client, StreamViewType.NEW_AND_OLD_IMAGES);
        String arn = TestStreams.arn(client, table);
        put(table, "before", Map.of());
        take("then");
        put(table, "undone", Map.of());
        Shard shard = TestStreams.shard(streams, arn);
        List<Record> undone = records(arn, shard);
        String iterator = streams.getShardIterator(
                        get -> get.streamArn(arn).shardId(shard.shardId()).shardIteratorType(ShardIteratorType.LATEST))
                .shardIterator();

        rewind("then");
        assertEquals(List.of("before"), keys(records(arn, shard)));
        put(table, "after", Map.of());

        List<Record> now = records(arn, shard);
        assertEquals(List.of("before", "after"), keys(now));
        assertEquals(
                List.of("after"),
                keys(streams.getRecords(get -> get.shardIterator(iterator)).records()));
        assertTrue(now.get(1)
                        .dynamodb()
                        .sequenceNumber()
                        .compareTo(undone.get(1).dynamodb().sequenceNumber())
                > 0);
    }

    private List<Record> records(String arn, Shard shard) {
        String iterator = streams.getShardIterator(get ->
                        get.streamArn(arn).shardId(shard.shardId()).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        return streams.getRecords(get -> get.shardIterator(iterator)).records();
    }

    private static List<String> keys(List<Record> records) {
        return records.stream()
                .map(record -> record.dynamodb().keys().get("pk").s())
                .toList();
    }

    @Test
    void hasTheTimeThatItHad() {
        String table = TestTables.withPartitionKey(client);
        client.updateTimeToLive(update -> update.tableName(table)
                .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("expires")));
        long inAnHour = server.store().clock().now().plus(Duration.ofHours(1)).getEpochSecond();
        put(table, "expires", Map.of("expires", n(Long.toString(inAnHour))));
        server.store().clock().advance(Duration.ofMinutes(1));
        take("then");
        server.store().clock().advance(Duration.ofHours(2));
        assertNull(get(table, "expires"));

        rewind("then");

        assertEquals(Duration.ofMinutes(1), server.store().clock().offset());
        assertEquals(s("expires"), get(table, "expires").get("pk"));
        server.store().clock().advance(Duration.ofHours(2));
        assertNull(get(table, "expires"));
    }

    @Test
    void hasTheTokensOfTransactionsThatItHad() {
        String table = TestTables.withPartitionKey(client);
        transact(table, "known", "1");
        take("then");
        transact(table, "undone", "1");

        rewind("then");

        transact(table, "undone", "2");
        assertThrows(IdempotentParameterMismatchException.class, () -> transact(table, "known", "2"));
    }

    private void transact(String table, String token, String value) {
        TransactWriteItem put = TransactWriteItem.builder()
                .put(action -> action.tableName(table).item(Map.of("pk", s(token), "v", s(value))))
                .build();
        client.transactWriteItems(write -> write.clientRequestToken(token).transactItems(put));
    }

    @Test
    void goesOnWithTheIndexThatWasBeingFilled() throws Exception {
        String table = TestTables.withPartitionKey(client);
        IntStream.range(0, 200).forEach(i -> put(table, "k" + i, Map.of("g", s("x"))));
        GlobalSecondaryIndexUpdate added = GlobalSecondaryIndexUpdate.builder()
                .create(create -> create.indexName("late")
                        .keySchema(TestTables.key("g", KeyType.HASH))
                        .projection(projection -> projection.projectionType(ProjectionType.ALL)))
                .build();
        client.updateTable(update -> update.tableName(table)
                .attributeDefinitions(TestTables.attribute("g", ScalarAttributeType.S))
                .globalSecondaryIndexUpdates(added));
        take("then");
        rewind("then");

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!"ACTIVE".equals(indexStatus(table))) {
            assertTrue(System.nanoTime() < deadline, () -> "The index is " + indexStatus(table));
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertEquals(
                200,
                client.query(query -> query.tableName(table)
                                .indexName("late")
                                .keyConditionExpression("g = :x")
                                .expressionAttributeValues(Map.of(":x", s("x"))))
                        .count());
    }

    private String indexStatus(String table) {
        return client.describeTable(describe -> describe.tableName(table))
                .table()
                .globalSecondaryIndexes()
                .get(0)
                .indexStatusAsString();
    }

    /** Writers go on while the store goes back: none of them fails, and each write is there as a whole, or undone. */
    @Test
    void letsRequestsGoOnMeanwhile() throws Exception {
        String table = TestTables.withPartitionKey(client);
        put(table, "counter", Map.of("v", n("0")));
        take("then");
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger written = new AtomicInteger();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                String own = "of " + thread;
                writers.add(threads.submit(() -> {
                    while (!ended.get()) {
                        put(table, own, Map.of("v", n(Integer.toString(written.incrementAndGet()))));
                        seen.add(client.scan(scan -> scan.tableName(table)).count() > 4 ? "too many" : "right");
                        String passing = TestTables.withPartitionKey(client);
                        client.describeTable(describe -> describe.tableName(table));
                        deleteIfThere(passing);
                    }
                }));
            }
            for (int i = 0; i < 30; i++) {
                rewind("then");
            }
            ended.set(true);
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
        } finally {
            ended.set(true);
            threads.shutdownNow();
        }
        assertEquals(Set.of("right"), seen);

        rewind("then");

        assertEquals(List.of(table), client.listTables().tableNames());
        assertEquals(1, client.scan(scan -> scan.tableName(table)).count());
        assertEquals(
                1,
                client.describeTable(describe -> describe.tableName(table))
                        .table()
                        .itemCount());
    }

    private void deleteIfThere(String table) {
        try {
            client.deleteTable(delete -> delete.tableName(table));
        } catch (ResourceNotFoundException undone) {
            // The store went back to before the table.
            assertFalse(client.listTables().tableNames().contains(table));
        }
    }
}
