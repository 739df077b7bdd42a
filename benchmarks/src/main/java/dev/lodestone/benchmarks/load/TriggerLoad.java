package dev.lodestone.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Puts items over one connection into the table whose stream triggers the function, and takes the times. Not thread safe. */
final class TriggerLoad {

    static final String TABLE = "triggering";

    private static final long ENTERED_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** Between the function's entry and the next put, so that its process is idle again. */
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final String PADDING = "x".repeat(200);

    private final WireClient client;
    private final HandlerEntries entries;
    private final Random pauses = new Random(1);
    private int puts;

    private record Put(String id, long sentNanos, long answeredNanos) {}

    TriggerLoad(WireClient client, HandlerEntries entries) {
        this.client = client;
        this.entries = entries;
    }

    /** Puts an item, waits until the function is entered for it, and a moment more; again and again. */
    TriggerTimes oneByOne(long nanos) throws IOException, InterruptedException {
        List<Put> all = new ArrayList<>();
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Put put = put();
            all.add(put);
            if (!entries.await(put.id(), ENTERED_WITHIN_NANOS)) {
                break;
            }
            LockSupport.parkNanos(pauses.nextLong(LONGEST_PAUSE_NANOS / 4, LONGEST_PAUSE_NANOS));
        }
        return times("one by one", all);
    }

    /** Puts items at a steady rate, whatever the function does. */
    TriggerTimes steadily(int perSecond, long nanos) throws IOException, InterruptedException {
        List<Put> all = new ArrayList<>();
        long begin = System.nanoTime();
        long count = perSecond * nanos / TimeUnit.SECONDS.toNanos(1);
        for (long at = 0; at < count; at++) {
            long due = begin + at * TimeUnit.SECONDS.toNanos(1) / perSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            all.add(put());
        }
        return times(perSecond + "/s", all);
    }

    private Put put() throws IOException {
        String id = Integer.toString(puts++);
        String body = String.format(
                Locale.ROOT,
                "{\"TableName\":\"%s\",\"Item\":{\"id\":{\"S\":\"%s\"},\"padding\":{\"S\":\"%s\"}}}",
                TABLE,
                id,
                PADDING);
        long sent = System.nanoTime();
        client.callOrThrow("PutItem", body);
        return new Put(id, sent, System.nanoTime());
    }

    private TriggerTimes times(String load, List<Put> all) throws InterruptedException {
        TriggerTimes times = new TriggerTimes(load, new LatencyHistogram(), new LatencyHistogram(), missing(all));
        for (Put put : all) {
            Long entered = entries.find(put.id());
            if (entered != null) {
                times.sinceRequest().record(entered - put.sentNanos());
                times.sinceAnswer().record(entered - put.answeredNanos());
            }
        }
        return times;
    }

    /** How many puts have not reached the function, once it was given time. */
    private long missing(List<Put> all) throws InterruptedException {
        long deadline = System.nanoTime() + ENTERED_WITHIN_NANOS;
        long missing = 0;
        for (Put put : all) {
            missing += entries.await(put.id(), deadline - System.nanoTime()) ? 0 : 1;
        }
        return missing;
    }
}
