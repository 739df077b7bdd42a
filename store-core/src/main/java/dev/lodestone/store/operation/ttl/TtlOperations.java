package dev.lodestone.store.operation.ttl;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.table.ExistingTables;
import dev.lodestone.store.operation.table.TransitionDelays;
import dev.lodestone.store.ttl.ExpiryBackfill;
import dev.lodestone.store.ttl.ExpirySweeper;
import java.util.List;

/** The family's list. */
public final class TtlOperations {
    private TtlOperations() {}

    public static List<Operation<?, ?>> all(
            Catalog catalog,
            ExpiryBackfill backfill,
            ExpirySweeper sweeper,
            StoreClock clock,
            TransitionDelays delays) {
        ExistingTables tables = new ExistingTables(catalog);
        return List.of(
                new DescribeTimeToLive(tables, clock),
                new UpdateTimeToLive(catalog, tables, backfill, sweeper, clock, delays));
    }
}
