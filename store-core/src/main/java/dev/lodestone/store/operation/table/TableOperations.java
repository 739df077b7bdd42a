package dev.lodestone.store.operation.table;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.environment.IdSource;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.index.IndexBackfill;
import dev.lodestone.store.operation.Operation;
import java.util.List;

/** The family's list. */
public final class TableOperations {
    private TableOperations() {}

    public static List<Operation<?, ?>> all(
            Catalog catalog, IndexBackfill backfill, StoreClock clock, IdSource ids, TransitionDelays delays) {
        ExistingTables tables = new ExistingTables(catalog);
        TableDescriber describer = new TableDescriber(clock);
        return List.of(
                new CreateTable(catalog, clock, ids, delays, describer),
                new DeleteTable(catalog, tables, clock, delays, describer),
                new DescribeTable(tables, describer),
                new DescribeEndpoints(),
                new DescribeLimits(),
                new ListTables(catalog),
                new UpdateTable(catalog, tables, backfill, clock, delays, describer));
    }
}
