package dev.lodestone.store;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.changelog.ChangeLog;
import dev.lodestone.store.changelog.LogTrimmer;
import dev.lodestone.store.changelog.StreamReader;
import dev.lodestone.store.changelog.StreamUpkeep;
import dev.lodestone.store.document.Documents;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.engine.memory.MemoryEngine;
import dev.lodestone.store.engine.rocksdb.RocksDbEngine;
import dev.lodestone.store.environment.SettableClock;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.index.IndexBackfill;
import dev.lodestone.store.index.IndexMaintainer;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.OperationFamily;
import dev.lodestone.store.operation.Request;
import dev.lodestone.store.operation.StoreServices;
import dev.lodestone.store.operation.batch.BatchOperations;
import dev.lodestone.store.operation.item.ItemOperations;
import dev.lodestone.store.operation.query.QueryOperations;
import dev.lodestone.store.operation.table.TableOperations;
import dev.lodestone.store.operation.tag.TagOperations;
import dev.lodestone.store.operation.transaction.TransactionOperations;
import dev.lodestone.store.operation.ttl.TtlOperations;
import dev.lodestone.store.read.PageReader;
import dev.lodestone.store.transaction.TransactionWriter;
import dev.lodestone.store.ttl.ExpiryAlarm;
import dev.lodestone.store.ttl.ExpiryBackfill;
import dev.lodestone.store.ttl.ExpiryMaintainer;
import dev.lodestone.store.ttl.ExpirySweeper;
import dev.lodestone.store.write.ItemWriter;
import dev.lodestone.store.write.StaleTableException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A store: its engine, its tables and the operations on them, wired together. Thread-safe. */
public final class DataStore implements AutoCloseable {
    /** How many parsed expressions are kept for requests to come. */
    private static final int CACHED_EXPRESSIONS = 1024;

    private final StorageEngine engine;
    private final SettableClock clock;
    private final IndexBackfill backfill;
    private final ExpiryBackfill expiryBackfill;
    private final ExpirySweeper sweeper;
    private final Documents documents;
    private final StreamReader streams;
    private final StreamUpkeep streamUpkeep;
    private final Map<ApiOperation, Operation<?, ?>> operations = new EnumMap<>(ApiOperation.class);

    private DataStore(StoreOptions options, StorageEngine engine, List<OperationFamily> added) {
        this.engine = engine;
        clock = new SettableClock(options.clock());
        Catalog catalog = new Catalog(engine, clock, options.streams());
        backfill = new IndexBackfill(engine, catalog, clock, options.delays().updateMillis());
        ExpiryAlarm alarm = new ExpiryAlarm(clock);
        ItemWriter writer = new ItemWriter(
                engine, List.of(new IndexMaintainer(engine), new ExpiryMaintainer(alarm), new ChangeLog(clock)));
        LogTrimmer trimmer =
                new LogTrimmer(engine, catalog, clock, options.streams().retentionMillis());
        documents = new Documents(engine);
        streams = new StreamReader(catalog, engine, trimmer);
        streamUpkeep = new StreamUpkeep(catalog, trimmer, clock, options.streams());
        expiryBackfill = new ExpiryBackfill(engine, catalog, alarm);
        sweeper = new ExpirySweeper(engine, catalog, writer, clock, alarm, options.sweep());
        PageReader pages = new PageReader(engine);
        ExpressionParser parser = new ExpressionParser(CACHED_EXPRESSIONS);
        TransactionWriter transactions = new TransactionWriter(engine, writer, clock);
        add(BatchOperations.all(catalog, engine, writer, parser));
        add(ItemOperations.all(catalog, engine, writer, parser));
        add(QueryOperations.all(catalog, parser, pages, clock));
        add(TableOperations.all(catalog, backfill, clock, options.ids(), options.delays()));
        add(TagOperations.all(catalog, clock));
        add(TransactionOperations.all(catalog, engine, transactions, parser));
        add(TtlOperations.all(catalog, expiryBackfill, sweeper, clock, options.delays()));
        for (OperationFamily family : added) {
            add(family.operations(new StoreServices(catalog, engine, pages, writer, transactions, clock, streams)));
        }
        backfill.resume();
        expiryBackfill.resume();
        sweeper.resume();
        streamUpkeep.resume();
        clock.onChange(catalog::removeWhatIsGone);
        clock.onChange(sweeper::clockChanged);
        clock.onChange(streamUpkeep::run);
    }

    /**
     * Opens a store, and makes it if it does not exist.
     *
     * @param added operations of modules above the store
     * @throws dev.lodestone.store.engine.StorageException if the data directory cannot be used
     */
    public static DataStore open(StoreOptions options, OperationFamily... added) {
        StorageEngine engine = options.dataDirectory() == null
                ? new MemoryEngine()
                : RocksDbEngine.open(options.dataDirectory(), options.durability());
        try {
            return new DataStore(options, engine, List.of(added));
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private void add(Collection<Operation<?, ?>> family) {
        for (Operation<?, ?> operation : family) {
            operations.put(operation.name(), operation);
        }
    }

    /**
     * Carries out a request.
     *
     * @throws DynamoDbException where the service refuses the request; nothing has changed then
     */
    public <R> R call(Request<R> request, RequestScope scope) {
        Operation<Request<R>, R> operation = operation(request);
        while (true) {
            try {
                return operation.execute(request, scope);
            } catch (StaleTableException changedMeanwhile) {
                // The table was changed or deleted between its look-up and the write; the next look-up sees that.
                Thread.onSpinWait();
            }
        }
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
        return sweeper.sweep();
    }

    /** What modules above the store keep in it. */
    public Documents documents() {
        return documents;
    }

    /** Reads the streams of this store's tables. */
    public StreamReader streams() {
        return streams;
    }

    /**
     * Trims stream records, rolls shards over and removes streams as is due by now, as happens in the background anyway, and
     * returns when it is done.
     *
     * @return how many records were trimmed
     */
    public long keepStreams() {
        return streamUpkeep.run();
    }

    /**
     * Closes all open shards of a stream, and continues each by another one.
     *
     * @return the stream as it is then, or null if it is gone or disabled
     */
    public Stream rollShards(Stream stream) {
        return streamUpkeep.roll(stream);
    }

    /**
     * Closes an open shard of a stream, and continues it by two, of which each has half of its hashes.
     *
     * @return the stream as it is then, or null if it is gone or disabled
     * @throws IllegalArgumentException if the stream has no open shard with this id, or it cannot be split
     */
    public Stream splitShard(Stream stream, String shardId) {
        return streamUpkeep.split(stream, shardId);
    }

    /** The map pairs each operation with its own requests: both are found by the same constant. A store opened without a family lacks its operations. */
    @SuppressWarnings("unchecked")
    private <R> Operation<Request<R>, R> operation(Request<R> request) {
        Operation<?, ?> operation = operations.get(request.operation());
        if (operation == null) {
            throw DynamoDbException.unknownOperation();
        }
        return (Operation<Request<R>, R>) operation;
    }

    /** Ends all work and releases what is held. A second call does nothing. */
    @Override
    public void close() {
        streamUpkeep.close();
        sweeper.close();
        expiryBackfill.close();
        backfill.close();
        engine.close();
    }
}
