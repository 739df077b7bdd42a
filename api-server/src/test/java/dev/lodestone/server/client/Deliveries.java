package dev.lodestone.server.client;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * What the consumers of {@link VersionedItems} were given, in the order in which they were. A record that is given again
 * counts only the first time. Thread-safe.
 */
final class Deliveries {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Map<String, Set<Record>> records = new HashMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, Integer> countsByWorker = new HashMap<>();
    private final Map<String, Set<String>> endedBefore = new HashMap<>();
    private final Map<String, BigInteger> checkpoints = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private int count;

    /** Notes that a consumer begins or goes on to read a shard. */
    synchronized void started(String shard) {
        endedBefore.putIfAbsent(shard, Set.copyOf(ended));
        notifyAll();
    }

    /** Takes in what a worker was given from a shard. */
    synchronized void received(String worker, String shard, List<Record> batch) {
        Set<Record> known = records.computeIfAbsent(shard, added -> new LinkedHashSet<>());
        for (Record record : batch) {
            if (known.add(record)) {
                count++;
                countsByWorker.merge(worker, 1, Integer::sum);
                check(record);
            }
        }
        notifyAll();
    }

    /** Records of an item are to come version by version, from whichever shard. */
    private void check(Record record) {
        String item = VersionedItems.item(record);
        int version = VersionedItems.version(record.dynamodb().newImage());
        int before = versions.getOrDefault(item, 0);
        versions.put(item, version);
        int old = record.eventName() == OperationType.INSERT
                ? 0
                : VersionedItems.version(record.dynamodb().oldImage());
        if (version != before + 1 || old != before) {
            faults.add("Version " + version + " of " + item + ", written over version " + old + ", came after version "
                    + before);
        }
    }

    /** Notes that what was received up to a sequence number has been checkpointed. */
    synchronized void checkpointed(String shard, String sequenceNumber) {
        checkpoints.merge(shard, new BigInteger(sequenceNumber), BigInteger::max);
        notifyAll();
    }

    /** Notes that the end of a shard has been checkpointed. */
    synchronized void ended(String shard) {
        ended.add(shard);
        notifyAll();
    }

    /** Waits until these deliveries are as they should be, and fails when that takes too long. */
    synchronized void await(String state, Predicate<Deliveries> reached) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!reached.test(this)) {
            long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (millis <= 0) {
                throw new AssertionError("Waited in vain for " + state + ", but there are " + count + " records by "
                        + countsByWorker + ", checkpoints " + checkpoints + ", ended shards " + ended + ", faults "
                        + faults);
            }
            wait(millis);
        }
    }

    /** How many records there were. */
    synchronized int count() {
        return count;
    }

    /** How many records each worker was the first to get. */
    synchronized Map<String, Integer> countsByWorker() {
        return Map.copyOf(countsByWorker);
    }

    /** The records of a shard in the order of their first delivery. */
    synchronized List<Record> records(String shard) {
        return List.copyOf(records.getOrDefault(shard, Set.of()));
    }

    /** What was out of order, in words. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** The shards that consumers have begun to read, each with those that had ended before. */
    synchronized Map<String, Set<String>> endedBefore() {
        return Map.copyOf(endedBefore);
    }

    /** The greatest sequence number of a checkpoint in each shard. */
    synchronized Map<String, BigInteger> checkpoints() {
        return Map.copyOf(checkpoints);
    }
}
