package dev.lodestone.store;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.changelog.ChangeLog;
import dev.lodestone.store.changelog.LogTrimmer;
import dev.lodestone.store.changelog.StreamReader;
import dev.lodestone.store.changelog.StreamUpkeep;
import dev.lodestone.store.engine.StorageEngine;
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
import dev.lodestone.store.read.ItemLookup;
import dev.lodestone.store.read.PageReader;
import dev.lodestone.store.staleness.Staleness;
import dev.lodestone.store.transaction.TransactionWriter;
import dev.lodestone.store.ttl.ExpiryAlarm;
import dev.lodestone.store.ttl.ExpiryBackfill;
import dev.lodestone.store.ttl.ExpiryMaintainer;
import dev.lodestone.store.ttl.ExpirySweeper;
import dev.lodestone.store.write.ItemWriter;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a store makes of its engine: its tables, the operations on them, and the work in the background, wired together.
 * A rewind of the engine takes others. Thread-safe.
 */
final class StoreParts {
    private final Catalog catalog;
    private final IndexBackfill backfill;
    private final ExpiryBackfill expiryBackfill;
    private final ExpirySweeper sweeper;
    private final StreamReader streams;
    private final StreamUpkeep streamUpkeep;
    private final Map<ApiOperation, Operation<?, ?>> operations = new EnumMap<>(ApiOperation.class);

    StoreParts(
            StoreOptions options,
            StorageEngine engine,
            Catalog catalog,
            SettableClock clock,
            ExpressionParser parser,
            Staleness staleness,
            List<OperationFamily> added) {
        this.catalog = catalog;
        backfill = new IndexBackfill(engine, catalog, clock, options.delays().updateMillis());
        ExpiryAlarm alarm = new ExpiryAlarm(clock);
        ItemWriter writer = new ItemWriter(
                engine,
                List.of(new IndexMaintainer(engine), new ExpiryMaintainer(alarm), new ChangeLog(clock)),
                staleness);
        LogTrimmer trimmer =
                new LogTrimmer(engine, catalog, clock, options.streams().retentionMillis());
        streams = new StreamReader(catalog, engine, trimmer);
        streamUpkeep = new StreamUpkeep(catalog, trimmer, clock, options.streams());
        expiryBackfill = new ExpiryBackfill(engine, catalog, alarm);
        sweeper = new ExpirySweeper(engine, catalog, writer, clock, alarm, options.sweep());
        PageReader pages = new PageReader(engine, staleness);
        ItemLookup items = new ItemLookup(engine, staleness);
        TransactionWriter transactions = new TransactionWriter(engine, writer, clock);
        add(BatchOperations.all(catalog, engine, items, writer, parser));
        add(ItemOperations.all(catalog, engine, items, writer, parser));
        add(QueryOperations.all(catalog, parser, pages, clock));
        add(TableOperations.all(catalog, backfill, clock, options.ids(), options.delays()));
        add(TagOperations.all(catalog, clock));
        add(TransactionOperations.all(catalog, engine, transactions, parser));
        add(TtlOperations.all(catalog, expiryBackfill, sweeper, clock, options.delays()));
        for (OperationFamily family : added) {
            add(family.operations(
                    new StoreServices(catalog, engine, items, pages, writer, transactions, clock, streams)));
        }
        backfill.resume();
        expiryBackfill.resume();
        sweeper.resume();
        streamUpkeep.resume();
    }

    private void add(Collection<Operation<?, ?>> family) {
        for (Operation<?, ?> operation : family) {
            operations.put(operation.name(), operation);
        }
    }

    /** The map pairs each operation with its own requests: both are found by the same constant. A store opened without a family lacks its operations. */
    @SuppressWarnings("unchecked")
    <R> Operation<Request<R>, R> operation(Request<R> request) {
        Operation<?, ?> operation = operations.get(request.operation());
        if (operation == null) {
            throw DynamoDbException.unknownOperation();
        }
        return (Operation<Request<R>, R>) operation;
    }

    Catalog catalog() {
        return catalog;
    }

    ExpirySweeper sweeper() {
        return sweeper;
    }

    StreamReader streams() {
        return streams;
    }

    StreamUpkeep streamUpkeep() {
        return streamUpkeep;
    }

    /** Does what has come due now that the clock has been set: all of it, even if a part of it fails. */
    void clockChanged() {
        try {
            catalog.removeWhatIsGone();
        } finally {
            try {
                sweeper.clockChanged();
            } finally {
                streamUpkeep.run();
            }
        }
    }

    /** Ends the work in the background. */
    void close() {
        streamUpkeep.close();
        sweeper.close();
        expiryBackfill.close();
        backfill.close();
    }
}
