package dev.lodestone.testkit;

import static dev.lodestone.testkit.VersionedOrders.BY_STATUS;
import static dev.lodestone.testkit.VersionedOrders.KEY;
import static dev.lodestone.testkit.VersionedOrders.TABLE;
import static dev.lodestone.testkit.VersionedOrders.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.checkpoint.Checkpoint;
import dev.lodestone.store.fault.Fault;
import dev.lodestone.store.fault.FaultKind;
import dev.lodestone.store.staleness.Lag;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.waiters.Waiter;
import software.amazon.awssdk.core.waiters.WaiterAcceptor;
import software.amazon.awssdk.core.waiters.WaiterResponse;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What reads see that lag behind the writes, in memory and on disk. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class StalenessTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final UpdateItemRequest ADD_ONE = UpdateItemRequest.builder()
            .tableName(TABLE)
            .key(KEY)
            .updateExpression("ADD version :one")
            .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))
            .returnValues("ALL_NEW")
            .build();

    @Parameter
    boolean onDisk;

    @TempDir
    Path directory;

    private Lodestone lodestone;
    private DynamoDbClient client;

    @BeforeEach
    void open() {
        lodestone = onDisk ? Lodestone.open(directory) : Lodestone.inMemory();
        client = lodestone.dynamoDbClient();
        VersionedOrders.createTable(client);
    }

    @AfterEach
    void close() {
        lodestone.close();
    }

    private void lag(EventualRead read, Lag lag) {
        if (read.isOfGlobalIndex()) {
            lodestone.staleness().ofIndexReads(lag);
        } else {
            lodestone.staleness().ofReads(lag);
        }
    }

    /** The version that GetItem sees. */
    private int seen() {
        return EventualRead.GET_ITEM.version(lodestone);
    }

    private int seenInIndex() {
        return EventualRead.QUERY_OF_GLOBAL_INDEX.version(lodestone);
    }

    @ParameterizedTest
    @EnumSource
    void readsAreStrictUntilTheyAreToldToLag(EventualRead read) {
        put(lodestone, 1);
        assertEquals(1, read.version(lodestone));
        lag(read, Lag.NONE);
        put(lodestone, 2);
        assertEquals(2, read.version(lodestone));
    }

    @ParameterizedTest
    @EnumSource
    void readsLagByWrites(EventualRead read) {
        put(lodestone, 1);
        lag(read, Lag.ofWrites(2));
        assertEquals(1, read.version(lodestone));
        for (int version = 2; version <= 6; version++) {
            put(lodestone, version);
            assertEquals(Math.max(1, version - 2), read.version(lodestone));
            assertConsistent(version, read);
        }
        client.deleteItem(request -> request.tableName(TABLE).key(KEY));
        assertEquals(5, read.version(lodestone));
        lodestone.staleness().clear();
        assertEquals(0, read.version(lodestone));
    }

    /** Global indexes have no consistent reads. */
    private void assertConsistent(int version, EventualRead read) {
        if (!read.isOfGlobalIndex()) {
            assertEquals(version, read.consistentVersion(lodestone));
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsLagByTime(EventualRead read) {
        lag(read, Lag.ofTime(HOUR));
        put(lodestone, 1);
        lodestone.clock().advance(HOUR.dividedBy(2));
        put(lodestone, 2);
        put(lodestone, 3);
        assertEquals(0, read.version(lodestone));
        lodestone.clock().advance(HOUR.dividedBy(2));
        assertEquals(1, read.version(lodestone));
        lodestone.clock().advance(HOUR.dividedBy(2));
        assertEquals(3, read.version(lodestone));
    }

    @Test
    void tablesAndGlobalIndexesLagEachForItself() {
        lodestone.staleness().ofReads(Lag.ofWrites(1));
        put(lodestone, 1);
        put(lodestone, 2);
        assertEquals(1, seen());
        assertEquals(2, seenInIndex());

        lodestone.staleness().clear();
        lodestone.staleness().ofReads(Lag.ofWrites(1));
        lodestone.staleness().ofIndexReads(Lag.ofTime(HOUR));
        put(lodestone, 3);
        put(lodestone, 4);
        assertEquals(3, seen());
        assertEquals(2, seenInIndex());
    }

    @Test
    void lagsOfOneTableComeBeforeThoseOfAll() {
        Orders.createTable(client);
        lodestone.staleness().ofReads(Lag.ofWrites(1));
        lodestone.staleness().ofReads(TABLE, Lag.NONE);
        put(lodestone, 1);
        client.putItem(request -> request.tableName(Orders.TABLE).item(Orders.item("o-1")));
        assertEquals(1, seen());
        assertEquals(0, client.scan(request -> request.tableName(Orders.TABLE)).count());

        lodestone.staleness().clear(TABLE);
        put(lodestone, 2);
        assertEquals(1, seen());
        lodestone.staleness().ofReads(Lag.NONE);
        assertEquals(2, seen());
        assertEquals(1, client.scan(request -> request.tableName(Orders.TABLE)).count());
    }

    /** A write of another table, and one that changes nothing, are not counted. */
    @Test
    void onlyChangesOfTheTableCount() {
        Orders.createTable(client);
        lodestone.staleness().ofReads(Lag.ofWrites(1));
        put(lodestone, 1);
        client.putItem(request -> request.tableName(Orders.TABLE).item(Orders.item("o-1")));
        put(lodestone, 1);
        assertEquals(0, seen());
        put(lodestone, 2);
        assertEquals(1, seen());
    }

    @Test
    void transactionsAndBatchesAreSeenAsAWhole() {
        Orders.createTable(client);
        lodestone.staleness().ofReads(Lag.ofWrites(2));
        client.transactWriteItems(request -> request.transactItems(putOrder("o-1"), putOrder("o-2"), putOrder("o-3")));
        assertEquals(0, orders());
        client.putItem(request -> request.tableName(Orders.TABLE).item(Orders.item("o-4")));
        assertEquals(0, orders());
        client.batchWriteItem(
                request -> request.requestItems(Map.of(Orders.TABLE, List.of(batchPut("o-5"), batchPut("o-6")))));
        assertEquals(4, orders());
    }

    private int orders() {
        return client.scan(request -> request.tableName(Orders.TABLE)).count();
    }

    private static TransactWriteItem putOrder(String id) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(Orders.TABLE).item(Orders.item(id)))
                .build();
    }

    private static WriteRequest batchPut(String id) {
        return WriteRequest.builder()
                .putRequest(put -> put.item(Orders.item(id)))
                .build();
    }

    @Test
    void conditionsAndTransactionsSeeEverything() {
        lodestone.staleness().ofReads(Lag.ofWrites(3));
        put(lodestone, 1);
        assertThrows(
                ConditionalCheckFailedException.class,
                () -> client.putItem(request -> request.tableName(TABLE)
                        .item(VersionedOrders.order(2))
                        .conditionExpression("attribute_not_exists(customer)")));
        Map<String, AttributeValue> updated = client.updateItem(ADD_ONE).attributes();
        assertEquals("2", updated.get("version").n());
        TransactGetItem get = TransactGetItem.builder()
                .get(item -> item.tableName(TABLE).key(KEY))
                .build();
        Map<String, AttributeValue> read = client.transactGetItems(request -> request.transactItems(get))
                .responses()
                .get(0)
                .item();
        assertEquals("2", read.get("version").n());
        assertEquals(0, seen());
    }

    @Test
    void goingBackToACheckpointShowsAllThatWasThere() {
        lodestone.staleness().ofReads(Lag.ofWrites(1));
        put(lodestone, 1);
        put(lodestone, 2);
        Checkpoint checkpoint = lodestone.checkpoint();
        put(lodestone, 3);
        assertEquals(2, seen());

        lodestone.rewindTo(checkpoint);
        assertEquals(2, seen());
        put(lodestone, 4);
        assertEquals(2, seen());
        put(lodestone, 5);
        assertEquals(4, seen());
    }

    @Test
    void tablesOfTheSameNameHaveNothingInCommon() {
        lodestone.staleness().ofReads(Lag.ofWrites(1));
        put(lodestone, 1);
        put(lodestone, 2);
        client.deleteTable(request -> request.tableName(TABLE));
        VersionedOrders.createTable(client);
        assertEquals(0, seen());
        put(lodestone, 3);
        assertEquals(0, seen());
        put(lodestone, 4);
        assertEquals(3, seen());
    }

    @Test
    void indexesAreNotSeenAsTheyWereBeforeTheyWereReady() {
        lodestone.staleness().ofIndexReads(Lag.ofWrites(10));
        put(lodestone, 1);
        put(lodestone, 2);
        String added = "byVersion";
        GlobalSecondaryIndexUpdate update = GlobalSecondaryIndexUpdate.builder()
                .create(create -> create.indexName(added)
                        .keySchema(VersionedOrders.key("version", KeyType.HASH))
                        .projection(projection -> projection.projectionType(ProjectionType.ALL)))
                .build();
        client.updateTable(request -> request.tableName(TABLE)
                .attributeDefinitions(VersionedOrders.attribute("version", ScalarAttributeType.N))
                .globalSecondaryIndexUpdates(update));
        awaitActive(added);
        assertEquals(List.of("2"), versions(added));
        put(lodestone, 3);
        assertEquals(List.of("2"), versions(added));
        assertEquals(List.of(), versions(BY_STATUS));
    }

    private void awaitActive(String index) {
        Waiter.builder(Boolean.class)
                .addAcceptor(WaiterAcceptor.successOnResponseAcceptor(active -> active))
                .addAcceptor(WaiterAcceptor.retryOnResponseAcceptor(active -> true))
                .overrideConfiguration(waiting -> waiting.maxAttempts(1000)
                        .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(5))))
                .build()
                .run(() ->
                        client
                                .describeTable(request -> request.tableName(TABLE))
                                .table()
                                .globalSecondaryIndexes()
                                .stream()
                                .anyMatch(one -> one.indexName().equals(index)
                                        && one.indexStatusAsString().equals("ACTIVE")))
                .matched();
    }

    private List<String> versions(String index) {
        List<String> versions = new ArrayList<>();
        client.scan(request -> request.tableName(TABLE).indexName(index))
                .items()
                .forEach(item -> versions.add(item.get("version").n()));
        return versions;
    }

    /** The SDK's retries of a request whose response is lost are writes, too. */
    @Test
    void writesThatTheSdkRepeatsAreCounted() {
        lodestone.staleness().ofReads(Lag.ofWrites(1));
        lodestone
                .faults()
                .add(Fault.of(FaultKind.RESPONSE_LOST).on("UpdateItem").times(1));
        try (ClientKind.Calls calls = ClientKind.BLOCKING.of(lodestone)) {
            calls.update(ADD_ONE);
        }
        assertEquals(1, seen());
        assertEquals(2, EventualRead.GET_ITEM.consistentVersion(lodestone));
    }

    /** A program that waits for its own write, as the SDK's waiters do. */
    @Test
    void waitersSeeAWriteOnceItsTimeHasCome() {
        lodestone.staleness().ofReads(Lag.ofTime(MINUTE));
        put(lodestone, 1);
        Waiter<GetItemResponse> waiter = Waiter.builder(GetItemResponse.class)
                .addAcceptor(WaiterAcceptor.successOnResponseAcceptor(GetItemResponse::hasItem))
                .addAcceptor(WaiterAcceptor.retryOnResponseAcceptor(response -> true))
                .overrideConfiguration(
                        waiting -> waiting.maxAttempts(10).backoffStrategyV2(BackoffStrategy.retryImmediately()))
                .build();

        WaiterResponse<GetItemResponse> waited = waiter.run(() -> {
            GetItemResponse response =
                    client.getItem(request -> request.tableName(TABLE).key(KEY));
            lodestone.clock().advance(MINUTE.dividedBy(3));
            return response;
        });

        assertTrue(waited.matched().response().isPresent());
        assertEquals(4, waited.attemptsExecuted());
    }

    /** Whatever is written meanwhile, a read is never ahead of its lag, and behind it by little. */
    @Test
    void manyWritesWithinALagAreSeenInTheirOrder() {
        int writes = 1500;
        lodestone.staleness().ofReads(Lag.ofTime(MINUTE.multipliedBy(writes)));
        for (int version = 1; version <= writes; version++) {
            put(lodestone, version);
            lodestone.clock().advance(MINUTE);
        }
        int before = seen();
        assertTrue(before <= 1, () -> "It is a minute too early for version " + seen());
        for (int minute = 1; minute < writes; minute += 7) {
            int due = minute + 1;
            int seen = seen();
            assertTrue(seen <= due && seen >= due - 15 && seen >= before, seen + " after " + due);
            before = seen;
            lodestone.clock().advance(MINUTE.multipliedBy(7));
        }
        lodestone.clock().advance(MINUTE);
        assertEquals(writes, seen());
    }

    /** No reader sees a write before its time, while others write: what is seen is always short of what is there. */
    @Test
    void readsLagWhileOthersWrite() throws Exception {
        lodestone.staleness().ofReads(Lag.ofWrites(1));
        int writers = 3;
        int writesEach = 100;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<?>> writing = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                writing.add(threads.submit(() -> {
                    for (int write = 0; write < writesEach; write++) {
                        client.updateItem(ADD_ONE);
                    }
                }));
            }
            int before = 0;
            while (!writing.stream().allMatch(Future::isDone)) {
                int seen = seen();
                int there = EventualRead.GET_ITEM.consistentVersion(lodestone);
                assertTrue(seen >= before && (seen < there || there == 0), seen + " of " + there);
                before = seen;
            }
            for (Future<?> writer : writing) {
                writer.get();
            }
            assertEquals(writers * writesEach - 1, seen());
        } finally {
            threads.shutdownNow();
        }
    }
}
