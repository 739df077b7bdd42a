package dev.lodestone.store.staleness;

import dev.lodestone.store.catalog.Index;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.environment.StoreClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How far the reads of a store that need not be consistent are behind its writes: not at all, unless it is said.
 *
 * <p>Two kinds of reads can be made to lag: those of tables and their local indexes for which no consistent read is asked, and
 * those of global indexes, for which none can be. They see a state that the store was in, all items of it. Consistent
 * reads, transactions, conditions and writes see everything at all times.
 *
 * <p>A lag counts from when it is set: what was written before is seen. So is all that was there before a rewind.
 *
 * <p>Thread-safe. While reads lag, the commits of items take place one after the other, so that each has its state before
 * it; while none do, nothing is kept, and a read or write looks at one volatile field.
 */
public final class Staleness {
    private final StorageEngine engine;
    private final StoreClock clock;
    private final Predicate<Table> exists;
    private final Object lock = new Object();

    /** By the space of the table, which no other one ever has. */
    private final Map<Integer, TableHistory> histories = new HashMap<>();

    private volatile StalenessSettings settings = StalenessSettings.STRICT;
    private volatile boolean lagging;

    /**
     * No read lags.
     *
     * @param exists whether a table is still there
     */
    public Staleness(StorageEngine engine, StoreClock clock, Predicate<Table> exists) {
        this.engine = engine;
        this.clock = clock;
        this.exists = exists;
    }

    /** Has eventually consistent reads lag: those of tables and local indexes, for which nothing else is said. */
    public void ofReads(Lag lag) {
        Objects.requireNonNull(lag, "lag");
        change(now -> now.with(now.lags().withReads(lag)));
    }

    /** Has reads of global indexes lag, for which nothing else is said. */
    public void ofIndexReads(Lag lag) {
        Objects.requireNonNull(lag, "lag");
        change(now -> now.with(now.lags().withIndexReads(lag)));
    }

    /** Has eventually consistent reads of a table and its local indexes lag, whatever is said of others. */
    public void ofReads(String table, Lag lag) {
        Objects.requireNonNull(lag, "lag");
        change(now -> now.with(table, now.own(table).withReads(lag)));
    }

    /** Has reads of a table's global indexes lag, whatever is said of others. */
    public void ofIndexReads(String table, Lag lag) {
        Objects.requireNonNull(lag, "lag");
        change(now -> now.with(table, now.own(table).withIndexReads(lag)));
    }

    /** Says no more of a table than of others. */
    public void clear(String table) {
        change(now -> now.without(table));
    }

    /** Has no read lag any more: all see everything at once. */
    public void clear() {
        change(now -> StalenessSettings.STRICT);
    }

    /** What has been set. */
    public StalenessSettings settings() {
        return settings;
    }

    private void change(Function<StalenessSettings, StalenessSettings> change) {
        synchronized (lock) {
            settings = change.apply(settings);
            lagging = !settings.isStrict();
            trim(clock.epochMillis());
        }
    }

    /** Whether no read lags. */
    public boolean isStrict() {
        return !lagging;
    }

    /**
     * The state that a read sees for which no consistency is asked.
     *
     * @param index null for the table itself
     * @return to be closed; null if it is what is committed now
     */
    public PastState seenBy(Table table, Index index) {
        return lagging ? pastSeenBy(table, index) : null;
    }

    private PastState pastSeenBy(Table table, Index index) {
        synchronized (lock) {
            long now = clock.epochMillis();
            trim(now);
            TableHistory history = histories.get(table.space());
            if (history == null) {
                return null;
            }
            TableLags lags = settings.of(table.name());
            return index != null && index.isGlobal()
                    ? history.state(lags.indexReads(), index, now)
                    : history.state(lags.reads(), null, now);
        }
    }

    /**
     * Makes a commit, and keeps the state before it if there are reads that do not see it yet.
     *
     * @param changed the table of each item that the commit has changed
     */
    public <R> R commit(Supplier<R> commit, Function<R, List<Table>> changed) {
        return lagging ? commitKeeping(commit, changed) : commit.get();
    }

    private <R> R commitKeeping(Supplier<R> commit, Function<R, List<Table>> changed) {
        synchronized (lock) {
            try (PastState before = new PastState(engine.snapshot())) {
                R result = commit.get();
                keep(before, changed.apply(result));
                return result;
            }
        }
    }

    private void keep(PastState before, List<Table> changed) {
        long now = clock.epochMillis();
        for (Table table : changed) {
            if (!settings.of(table.name()).isNone()) {
                histories
                        .computeIfAbsent(table.space(), space -> new TableHistory())
                        .add(table, before, now);
            }
        }
        trim(now);
    }

    /** Lets go of what no read sees any more, now that the clock has been set. */
    public void clockChanged() {
        synchronized (lock) {
            trim(clock.epochMillis());
        }
    }

    private void trim(long nowMillis) {
        histories.values().removeIf(history -> {
            if (history.table().isSuperseded() && !exists.test(history.table())) {
                history.clear();
            } else {
                history.trim(settings.of(history.table().name()), nowMillis);
            }
            return history.isEmpty();
        });
    }

    /** Lets go of all that is past; the settings stay. */
    public void forget() {
        synchronized (lock) {
            histories.values().forEach(TableHistory::clear);
            histories.clear();
        }
    }
}
