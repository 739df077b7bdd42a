package dev.lodestone.store;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.StaleTableException;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.changelog.StreamReader;
import dev.lodestone.store.checkpoint.Checkpoint;
import dev.lodestone.store.checkpoint.Checkpoints;
import dev.lodestone.store.document.Documents;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.engine.StorageException;
import dev.lodestone.store.engine.memory.MemoryEngine;
import dev.lodestone.store.engine.rocksdb.RocksDbEngine;
import dev.lodestone.store.environment.SettableClock;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.fault.Faults;
import dev.lodestone.store.operation.OperationFamily;
import dev.lodestone.store.operation.Request;
import dev.lodestone.store.staleness.Staleness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A store: its engine, its tables and the operations on them, wired together. Thread-safe. */
public final class DataStore implements AutoCloseable {
    /** How many parsed expressions are kept for requests to come. */
    private static final int CACHED_EXPRESSIONS = 1024;

    private final StoreOptions options;
    private final StorageEngine engine;
    private final SettableClock clock;
    private final ExpressionParser parser = new ExpressionParser(CACHED_EXPRESSIONS);
    private final List<OperationFamily> added;
    private final Documents documents;
    private final Checkpoints checkpoints;
    private final Faults faults = new Faults();
    private final Staleness staleness;
    private final List<Supplier<Runnable>> rewindListeners = new CopyOnWriteArrayList<>();

    /** Held while all parts are replaced or closed. */
    private final Object lifecycle = new Object();

    private volatile StoreParts parts;

    /** Why there are no parts that could be used any more; null as long as there are. */
    private volatile StorageException lost;

    private DataStore(StoreOptions options, StorageEngine engine, List<OperationFamily> added) {
        this.options = options;
        this.engine = engine;
        this.added = added;
        clock = new SettableClock(options.clock());
        documents = new Documents(engine);
        checkpoints = new Checkpoints(engine, clock, this::rewind);
        staleness = new Staleness(engine, clock, table -> parts.catalog().latest(table) != null);
        parts = parts(new Catalog(engine, clock, options.streams()));
        clock.onChange(() -> whileCurrent(StoreParts::clockChanged));
        clock.onChange(staleness::clockChanged);
    }

    private StoreParts parts(Catalog catalog) {
        return new StoreParts(options, engine, catalog, clock, parser, staleness, added);
    }

    /**
     * Opens a store, and makes it if it does not exist.
     *
     * @param added operations of modules above the store
     * @throws dev.lodestone.store.engine.StorageException if the data directory cannot be used, or RocksDB's native library not
     *     be loaded
     * @throws IllegalStateException if the store is to be on disk and RocksDB is not on the class path
     */
    public static DataStore open(StoreOptions options, OperationFamily... added) {
        StorageEngine engine = options.dataDirectory() == null ? new MemoryEngine() : openOnDisk(options);
        try {
            return new DataStore(options, engine, List.of(added));
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    /** Stores in memory need nothing of RocksDB, so that a program may leave it out. */
    private static StorageEngine openOnDisk(StoreOptions options) {
        try {
            return RocksDbEngine.open(options.dataDirectory(), options.durability());
        } catch (NoClassDefFoundError e) {
            if (String.valueOf(e.getMessage()).startsWith("org/rocksdb/")) {
                throw new IllegalStateException(
                        "A store on disk needs RocksDB, which is not on the class path; add org.rocksdb:rocksdbjni, or keep the"
                                + " data in memory",
                        e);
            }
            throw e;
        }
    }

    /**
     * Gives a store of its own, in memory, that begins as this one is now, its clock included. What happens in one of them is
     * not seen in the other. It costs next to nothing, whatever the store holds.
     *
     * @throws IllegalStateException if this store is on disk
     */
    public DataStore fork() {
        if (!(engine instanceof MemoryEngine memory)) {
            throw new IllegalStateException("Only a store in memory can be forked");
        }
        DataStore fork = new DataStore(options, memory.fork(), added);
        fork.clock.setOffset(clock.offset());
        return fork;
    }

    /**
     * Carries out a request.
     *
     * @throws dev.lodestone.store.error.DynamoDbException where the service refuses the request; nothing has changed then
     * @throws dev.lodestone.store.fault.ConnectionLostException if a fault wants it to have no answer
     */
    public <R> R call(Request<R> request, RequestScope scope) {
        return faults.isEmpty() ? execute(request, scope) : faults.call(request, met -> execute(met, scope));
    }

    private <R> R execute(Request<R> request, RequestScope scope) {
        while (true) {
            try {
                return parts.operation(request).execute(request, scope);
            } catch (StaleTableException changedMeanwhile) {
                // The table was changed or deleted between its look-up and the write; the next look-up sees that.
                awaitChange();
            }
        }
    }

    /** Changes are over soon, unless the store has not come back from a rewind. */
    private void awaitChange() {
        StorageException reason = lost;
        if (reason != null) {
            throw reason;
        }
        Thread.onSpinWait();
    }

    /** The same for what is not an operation. */
    private <R> R current(Function<StoreParts, R> work) {
        while (true) {
            try {
                return work.apply(parts);
            } catch (StaleTableException changedMeanwhile) {
                awaitChange();
            }
        }
    }

    private void whileCurrent(Consumer<StoreParts> work) {
        current(now -> {
            work.accept(now);
            return null;
        });
    }

    /**
     * The clock of this store, which can be set. When a change of it returns, items that have expired by then are deleted,
     * streams are as {@link #keepStreams} leaves them, and tables and indexes whose deletion has come to its end are gone; all
     * else that depends on time, such as passing statuses, shard iterators and tokens of transactions, looks at the clock when
     * it is asked for. A store that is opened anew shows the time of the clock that it is opened with.
     */
    public SettableClock clock() {
        return clock;
    }

    /**
     * Deletes all items that have expired by now, as happens in the background anyway, and returns when they are gone.
     *
     * @return how many were deleted
     */
    public long deleteExpiredItems() {
        return current(now -> now.sweeper().sweep());
    }

    /** What modules above the store keep in it. */
    public Documents documents() {
        return documents;
    }

    /** Reads the streams of this store's tables, until the store is rewound: this gives another one then. */
    public StreamReader streams() {
        return parts.streams();
    }

    /**
     * Trims stream records, rolls shards over and removes streams as is due by now, as happens in the background anyway, and
     * returns when it is done.
     *
     * @return how many records were trimmed
     */
    public long keepStreams() {
        return current(now -> now.streamUpkeep().run());
    }

    /**
     * Closes all open shards of a stream, and continues each by another one.
     *
     * @return the stream as it is then, or null if it is gone or disabled
     */
    public Stream rollShards(Stream stream) {
        return current(now -> now.streamUpkeep().roll(stream));
    }

    /**
     * Closes an open shard of a stream, and continues it by two, of which each has half of its hashes.
     *
     * @return the stream as it is then, or null if it is gone or disabled
     * @throws IllegalArgumentException if the stream has no open shard with this id, or it cannot be split
     */
    public Stream splitShard(Stream stream, String shardId) {
        return current(now -> now.streamUpkeep().split(stream, shardId));
    }

    /** The faults that requests to this store meet: none, unless some are added. They are not part of its state. */
    public Faults faults() {
        return faults;
    }

    /**
     * How far the reads of this store that need not be consistent are behind its writes: not at all, unless it is said. This is
     * not part of its state.
     */
    public Staleness staleness() {
        return staleness;
    }

    /** States of this store that it can be taken back to. */
    public Checkpoints checkpoints() {
        return checkpoints;
    }

    /**
     * Has somebody told before the store is rewound, who lives on what it holds: it stops what it does, and gives what begins
     * it anew afterwards. All that have stopped are told to begin anew, whatever fails.
     *
     * @return ends the subscription, after the end of a rewind under way
     */
    public Runnable onRewind(Supplier<Runnable> listener) {
        rewindListeners.add(listener);
        return () -> {
            synchronized (lifecycle) {
                rewindListeners.remove(listener);
            }
        };
    }

    /** Requests under way end with the old state or begin again with the new one, and so do those that come meanwhile. */
    private void rewind(Checkpoint checkpoint) {
        synchronized (lifecycle) {
            List<Runnable> resumptions = new ArrayList<>();
            Failures failures = new Failures();
            try {
                for (Supplier<Runnable> listener : rewindListeners) {
                    resumptions.add(listener.get());
                }
                restore(checkpoint);
                parts.clockChanged();
            } catch (RuntimeException e) {
                failures.add(e);
            } finally {
                Collections.reverse(resumptions);
                resumptions.forEach(failures::run);
            }
            failures.throwFirst();
        }
    }

    /** Whatever state the engine is in then, the store goes on with it. */
    private void restore(Checkpoint checkpoint) {
        StoreParts old = parts;
        old.close();
        // Before anything is back that the time to come would take away.
        clock.setOffset(checkpoint.clockOffset());
        List<RuntimeException> failures = new ArrayList<>();
        try {
            Catalog renewed = old.catalog().renew(() -> {
                try {
                    engine.restore(checkpoint.state());
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            });
            staleness.forget();
            parts = parts(renewed);
        } catch (RuntimeException e) {
            lost = new StorageException("The store was lost when it was rewound: " + e.getMessage(), e);
            throw lost;
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    /** Ends all work and releases what is held. A second call does nothing. */
    @Override
    public void close() {
        synchronized (lifecycle) {
            parts.close();
            staleness.forget();
            engine.close();
        }
    }
}
