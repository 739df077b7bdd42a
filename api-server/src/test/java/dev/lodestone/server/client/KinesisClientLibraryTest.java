package dev.lodestone.server.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestStreams;
import dev.lodestone.store.catalog.StreamSettings;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;

/**
 * Two workers of the Kinesis Client Library, which reads streams through the DynamoDB Streams Kinesis Adapter, share a
 * stream whose shards are rolled over while it is written and read. They keep their leases in tables of the same server.
 */
class KinesisClientLibraryTest {
    private static final String APPLICATION = "consumers";
    private static final int SHARDS = 4;
    private static final int HALF = 50;
    private static final int VERSIONS = 2 * HALF;
    private static final int REQUESTS_BEFORE_THE_ROLLOVER = 100;
    private static final int PATIENCE_SECONDS = 300;

    private final ExecutorService threads = Executors.newFixedThreadPool(VersionedItems.WRITERS);
    private final Deliveries deliveries = new Deliveries();
    private final List<StreamWorker> workers = new ArrayList<>();
    private TestServer server;
    private VersionedItems items;
    private String arn;

    @BeforeEach
    void startServer() {
        server = TestServer.start(
                TestServer.options(EngineKind.ROCKSDB).withStreams(StreamSettings.DEFAULT.withShards(SHARDS)));
        items = new VersionedItems(server.client());
        arn = TestStreams.arn(server.client(), VersionedItems.TABLE);
    }

    @AfterEach
    void endAll() throws Exception {
        threads.shutdownNow();
        for (StreamWorker worker : workers) {
            worker.close();
        }
        server.close();
    }

    @Test
    void consumesAStreamThroughARollover() throws Exception {
        startWorkers("first", "second");
        awaitAll(write(1, HALF, () -> {}));
        deliveries.await("records of all shards", all -> all.checkpoints().size() == SHARDS);

        CountDownLatch before = new CountDownLatch(REQUESTS_BEFORE_THE_ROLLOVER);
        List<Future<?>> writers = write(HALF + 1, VERSIONS, before::countDown);
        assertTrue(before.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "the writers are stuck");
        TestStreams.roll(server, arn);
        awaitAll(writers);
        deliveries.await("all records", all -> all.count() == VersionedItems.writes(VERSIONS));

        Map<Shard, List<Record>> expected = readAll();
        checkOrder(expected);
        checkShare();
        checkLeases(expected);
    }

    private void startWorkers(String... names) throws Exception {
        for (String name : names) {
            workers.add(new StreamWorker(server.endpoint(), arn, APPLICATION, name, deliveries));
        }
        workers.get(0).createLeaseTable();
        awaitLeaseIndex();
        workers.get(0).createLeases();
        workers.forEach(StreamWorker::start);
    }

    private void awaitLeaseIndex() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (leaseIndex().indexStatus() != IndexStatus.ACTIVE) {
            assertTrue(System.nanoTime() < deadline, "the index of the leases does not get active");
            Thread.onSpinWait();
        }
    }

    private GlobalSecondaryIndexDescription leaseIndex() {
        return server.client()
                .describeTable(describe -> describe.tableName(APPLICATION))
                .table()
                .globalSecondaryIndexes()
                .get(0);
    }

    private List<Future<?>> write(int firstVersion, int lastVersion, Runnable written) {
        List<Future<?>> running = new ArrayList<>();
        items.writers(firstVersion, lastVersion, written).forEach(writer -> running.add(threads.submit(writer)));
        return running;
    }

    private static void awaitAll(List<Future<?>> writers) throws Exception {
        for (Future<?> writer : writers) {
            writer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** All that the stream holds, read with the plain calls of the API. */
    private Map<Shard, List<Record>> readAll() {
        Map<Shard, List<Record>> records = new HashMap<>();
        for (Shard shard : TestStreams.describe(server.streams(), arn).shards()) {
            records.put(shard, TestStreams.records(server.streams(), arn, shard));
        }
        return records;
    }

    private void checkOrder(Map<Shard, List<Record>> expected) {
        assertEquals(List.of(), deliveries.faults());
        assertEquals(2 * SHARDS, expected.size());
        Map<String, Set<String>> endedBefore = deliveries.endedBefore();
        int total = 0;
        for (Map.Entry<Shard, List<Record>> shard : expected.entrySet()) {
            String id = shard.getKey().shardId();
            String parent = shard.getKey().parentShardId();
            assertFalse(shard.getValue().isEmpty(), id);
            assertIterableEquals(shard.getValue(), deliveries.records(id), id);
            assertTrue(
                    parent == null || endedBefore.get(id).contains(parent), () -> id + " before its parent " + parent);
            total += shard.getValue().size();
        }
        assertEquals(VersionedItems.writes(VERSIONS), total);
    }

    private void checkShare() {
        assertEquals(Set.of("first", "second"), deliveries.countsByWorker().keySet());
        List<String> reporting =
                server.client().scan(scan -> scan.tableName(APPLICATION + "-WorkerMetricStats")).items().stream()
                        .map(item -> item.get("wid").s())
                        .sorted()
                        .toList();
        assertEquals(List.of("first", "second"), reporting);
    }

    /** The lease of a parent says that its shard has ended, that of a child how far it was read. */
    private void checkLeases(Map<Shard, List<Record>> expected) throws InterruptedException {
        Map<String, String> checkpoints = new HashMap<>();
        Map<String, BigInteger> read = new HashMap<>();
        for (Map.Entry<Shard, List<Record>> shard : expected.entrySet()) {
            List<Record> records = shard.getValue();
            String last = records.get(records.size() - 1).dynamodb().sequenceNumber();
            String id = shard.getKey().shardId();
            read.put(id, new BigInteger(last));
            checkpoints.put(id, shard.getKey().parentShardId() == null ? "SHARD_END" : last);
        }
        deliveries.await("the last checkpoints", all -> all.checkpoints().equals(read));
        Map<String, String> leases = new HashMap<>();
        for (Map<String, AttributeValue> lease : server.client()
                .scan(scan -> scan.tableName(APPLICATION).consistentRead(true))
                .items()) {
            leases.put(lease.get("leaseKey").s(), lease.get("checkpoint").s());
        }
        assertEquals(checkpoints, leases);
    }
}
