package dev.lodestone.store.ttl;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.ExpiryIndex;
import dev.lodestone.store.catalog.StaleTableException;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.encoding.ExpiryEncoder;
import dev.lodestone.store.encoding.SortKeyRange;
import dev.lodestone.store.engine.SortRange;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.environment.BackgroundThread;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.write.ItemDelete;
import dev.lodestone.store.write.ItemWriter;
import dev.lodestone.store.write.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Deletes items that have expired, in the order of their expiry and through the one pipeline of all changes. Thread-safe.
 *
 * <p>In the background it sleeps until the next item expires, and for good while no table has time to live. An item that
 * is written anew between the look at the index and the deletion stays, unless what is written has expired too.
 */
public final class ExpirySweeper implements AutoCloseable {
    /** How many items go in one commit: few, so that no request waits long for one of them. */
    private static final int BATCH_ITEMS = 32;

    /** The clock of the machine may be set, or go on while the machine sleeps, where waiting does not. */
    private static final long LONGEST_WAIT_MILLIS = 60_000;

    private static final long RETRY_MILLIS = 5_000;

    private final StorageEngine engine;
    private final Catalog catalog;
    private final ItemWriter writer;
    private final StoreClock clock;
    private final ExpiryAlarm alarm;
    private final SweepOptions options;
    private final Object sweeping = new Object();
    private long lastSweptMillis = Long.MIN_VALUE;
    private final BackgroundThread background = new BackgroundThread("lodestone-expiry", this::run);
    private volatile boolean failed;
    private volatile boolean closed;

    public ExpirySweeper(
            StorageEngine engine,
            Catalog catalog,
            ItemWriter writer,
            StoreClock clock,
            ExpiryAlarm alarm,
            SweepOptions options) {
        this.engine = engine;
        this.catalog = catalog;
        this.writer = writer;
        this.clock = clock;
        this.alarm = alarm;
        this.options = options;
    }

    /** Begins to work in the background if a table has time to live. */
    public void resume() {
        for (Table table : catalog.all()) {
            if (table.expiryIndex() != null) {
                wake();
                return;
            }
        }
    }

    /** Has the background look again: time to live has been enabled. */
    public synchronized void wake() {
        if (options.background() && !closed) {
            background.start();
        }
        alarm.ring();
    }

    /** Deletes what has expired now that the clock has been set, and has the background wait for the next item by it. */
    public void clockChanged() {
        sweep();
        alarm.ring();
    }

    private void run() {
        try {
            while (!closed) {
                alarm.lookUp();
                failed = false;
                sweep(true);
                long next = nextMillis();
                alarm.await(next, waitNanos(next));
            }
        } catch (InterruptedException e) {
            log().log(System.Logger.Level.WARNING, "Expired items are no longer deleted: the thread was interrupted");
        }
    }

    private long nextMillis() {
        long next = ExpiryIndex.NEVER;
        for (Table table : catalog.all()) {
            ExpiryIndex index = table.expiryIndex();
            if (index != null) {
                next = Math.min(next, index.earliest().millis());
            }
        }
        return next;
    }

    private long waitNanos(long nextMillis) {
        if (failed) {
            return TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS);
        }
        if (nextMillis == ExpiryIndex.NEVER) {
            return Long.MAX_VALUE;
        }
        // What is not known yet counts as the beginning of time.
        long left = Math.max(nextMillis, 0) + options.delayMillis() - clock.epochMillis();
        return TimeUnit.MILLISECONDS.toNanos(Math.min(left, LONGEST_WAIT_MILLIS));
    }

    /**
     * Deletes all items that have expired by now, and returns when they are gone.
     *
     * @return how many were deleted
     */
    public long sweep() {
        return sweep(false);
    }

    private long sweep(boolean gently) {
        synchronized (sweeping) {
            long now = clock.epochMillis();
            boolean wentBack = now < lastSweptMillis;
            lastSweptMillis = now;
            ExpiryWindow window = ExpiryWindow.at(now, options.delayMillis());
            long deleted = 0;
            for (Table table : catalog.all()) {
                if (table.expiryIndex() != null) {
                    if (wentBack) {
                        table.expiryIndex().earliest().reset();
                    }
                    deleted += sweep(table, window, gently);
                }
            }
            return deleted;
        }
    }

    private long sweep(Table table, ExpiryWindow window, boolean gently) {
        ExpiryIndex index = table.expiryIndex();
        if (index.earliest().millis() > window.untilMillis()) {
            return 0;
        }
        long known = index.earliest().forget();
        try {
            return deleteFrom(known, table, window, gently);
        } catch (RuntimeException failure) {
            index.earliest().add(known);
            if (!closed) {
                failed = true;
                log().log(System.Logger.Level.ERROR, "Cannot delete the expired items of " + table.name(), failure);
            }
            return 0;
        }
    }

    /** Deletes what is in the window, and takes note of what comes after it. */
    private long deleteFrom(long earliestMillis, Table known, ExpiryWindow window, boolean gently) {
        int space = known.expiryIndex().space();
        SortRange range = ExpiryEncoder.from(Math.max(earliestMillis, window.fromMillis() + 1));
        long deleted = 0;
        while (true) {
            Table table = catalog.latest(known);
            ExpiryIndex index = table == null ? null : table.expiryIndex();
            if (index == null || index.space() != space) {
                return deleted;
            }
            if (closed) {
                index.earliest().add(earliestMillis);
                return deleted;
            }
            long start = System.nanoTime();
            DueEntries due = new DueEntries(window, BATCH_ITEMS);
            engine.scan(space, ExpiryEncoder.partition(), range, due);
            int gone = delete(due.keys(), table, window.condition(index.attributeName()));
            if (gone < 0) {
                continue;
            }
            deleted += gone;
            if (!due.isFull()) {
                index.earliest().add(due.nextMillis());
                return deleted;
            }
            range = SortKeyRange.resume(range, due.lastSort(index));
            if (gently) {
                // Requests get at least as much of the machine as this does.
                LockSupport.parkNanos(System.nanoTime() - start);
            }
        }
    }

    /** Deletes the items that have still expired; gives how many, or -1 if the table has changed and none was. */
    private int delete(List<EncodedItem> keys, Table table, Condition expired) {
        if (keys.isEmpty()) {
            return 0;
        }
        List<ItemDelete> deletes = new ArrayList<>(keys.size());
        for (EncodedItem key : keys) {
            deletes.add(ItemDelete.ofExpired(table, key.decode(), expired));
        }
        try {
            return writer.writeAll(deletes, List.of(), (outcomes, alsoRead, batch) -> applied(outcomes));
        } catch (StaleTableException changedMeanwhile) {
            return -1;
        }
    }

    private static int applied(List<WriteOutcome> outcomes) {
        int applied = 0;
        for (WriteOutcome outcome : outcomes) {
            if (outcome instanceof WriteOutcome.Applied) {
                applied++;
            }
        }
        return applied;
    }

    /** Ends the work in the background, wherever it is, and returns when it has ended. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        alarm.ring();
        background.awaitEnd();
    }

    /** Made when there is something to say: the logging of the platform takes longer to start than a store in memory. */
    private static System.Logger log() {
        return System.getLogger(ExpirySweeper.class.getName());
    }
}
