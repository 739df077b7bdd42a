package dev.lodestone.store.operation.table;

import dev.lodestone.store.catalog.Index;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.catalog.TableState;
import dev.lodestone.store.catalog.TableStatus;
import dev.lodestone.store.catalog.ThroughputHistory;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.schema.BillingMode;
import dev.lodestone.store.schema.IndexDefinition;
import dev.lodestone.store.schema.ProvisionedThroughput;
import dev.lodestone.store.schema.TableDefinition;
import dev.lodestone.store.schema.WarmThroughput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Describes tables as the service does. Thread-safe. */
public final class TableDescriber {
    /** What a table that is billed per request can serve from the start. */
    private static final WarmThroughput INITIAL_ON_DEMAND = new WarmThroughput(12_000L, 4_000L);

    private final StoreClock clock;

    public TableDescriber(StoreClock clock) {
        this.clock = clock;
    }

    /** The table as it is now. */
    public TableDescription describe(Table table) {
        long now = clock.epochMillis();
        return describe(
                table, table.status(now), index -> index.state().lifecycle().at(now), now);
    }

    /** The answer to the request that created the table: all of it is still to come. */
    public TableDescription describeCreating(Table table) {
        return describe(table, TableStatus.CREATING, index -> TableStatus.CREATING, clock.epochMillis());
    }

    /** The answer to the request that deletes the table. */
    public TableDescription describeDeleting(Table table) {
        long now = clock.epochMillis();
        return describe(
                table, TableStatus.DELETING, index -> index.state().lifecycle().at(now), now);
    }

    private static TableDescription describe(
            Table table, TableStatus status, Function<Index, TableStatus> indexStatus, long nowMillis) {
        TableDefinition definition = table.definition();
        TableState state = table.state();
        return new TableDescription(
                definition.attributeDefinitions(),
                definition.name(),
                definition.keySchema(),
                status,
                state.createdMillis(),
                throughput(definition.throughput(), state.throughputHistory(), nowMillis),
                table.counter().bytes(),
                table.counter().items(),
                table.arn(),
                state.id(),
                billingMode(definition, state),
                localIndexes(table),
                globalIndexes(table, indexStatus, nowMillis),
                definition.streamViewType(),
                stream(table),
                encryption(definition),
                tableClass(definition, state),
                definition.deletionProtection(),
                definition.onDemandThroughput(),
                warmth(definition.warmThroughput(), definition.billingMode(), definition.throughput()));
    }

    private static TableDescription.Throughput throughput(
            ProvisionedThroughput units, ThroughputHistory history, long nowMillis) {
        boolean today = history.lastDecreaseMillis() != 0
                && day(history.lastDecreaseMillis()).equals(day(nowMillis));
        return new TableDescription.Throughput(
                units,
                history.lastIncreaseMillis(),
                history.lastDecreaseMillis(),
                today ? history.decreasesToday() : 0);
    }

    private static LocalDate day(long millis) {
        return LocalDate.ofEpochDay(Math.floorDiv(millis, 86_400_000L));
    }

    private static TableDescription.BillingModeSummary billingMode(TableDefinition definition, TableState state) {
        return state.payPerRequestSinceMillis() == 0
                ? null
                : new TableDescription.BillingModeSummary(definition.billingMode(), state.payPerRequestSinceMillis());
    }

    private static List<TableDescription.LocalIndex> localIndexes(Table table) {
        List<TableDescription.LocalIndex> indexes = new ArrayList<>();
        for (Index index : table.indexes()) {
            if (!index.isGlobal()) {
                indexes.add(new TableDescription.LocalIndex(
                        index.name(),
                        index.definition().keySchema(),
                        index.definition().projection(),
                        index.counter().bytes(),
                        index.counter().items(),
                        arn(table, index)));
            }
        }
        return indexes;
    }

    private static List<TableDescription.GlobalIndex> globalIndexes(
            Table table, Function<Index, TableStatus> status, long nowMillis) {
        List<TableDescription.GlobalIndex> indexes = new ArrayList<>();
        for (Index index : table.indexes()) {
            if (index.isGlobal()) {
                indexes.add(globalIndex(table, index, status.apply(index), nowMillis));
            }
        }
        return indexes;
    }

    private static TableDescription.GlobalIndex globalIndex(
            Table table, Index index, TableStatus status, long nowMillis) {
        IndexDefinition definition = index.definition();
        return new TableDescription.GlobalIndex(
                definition.name(),
                definition.keySchema(),
                definition.projection(),
                status,
                index.state().backfilling() ? Boolean.TRUE : null,
                throughput(definition.throughput(), index.state().throughputHistory(), nowMillis),
                index.counter().bytes(),
                index.counter().items(),
                arn(table, index),
                definition.onDemandThroughput(),
                warmth(definition.warmThroughput(), table.definition().billingMode(), definition.throughput()));
    }

    private static String arn(Table table, Index index) {
        return table.arn() + "/index/" + index.name();
    }

    private static TableDescription.Stream stream(Table table) {
        String label = table.state().streamLabel();
        return label == null ? null : new TableDescription.Stream(label, table.arn() + "/stream/" + label);
    }

    private static TableDescription.Encryption encryption(TableDefinition definition) {
        return definition.encryption() == null
                ? null
                : new TableDescription.Encryption(
                        "ENABLED", "KMS", definition.encryption().kmsMasterKeyArn());
    }

    private static TableDescription.TableClassSummary tableClass(TableDefinition definition, TableState state) {
        return state.tableClassDeclared()
                ? new TableDescription.TableClassSummary(definition.tableClass(), state.tableClassChangedMillis())
                : null;
    }

    /** What was asked for, and where nothing was, what the service gives from the start. */
    private static TableDescription.Warmth warmth(
            WarmThroughput asked, BillingMode mode, ProvisionedThroughput provisioned) {
        WarmThroughput initial = mode == BillingMode.PAY_PER_REQUEST
                ? INITIAL_ON_DEMAND
                : new WarmThroughput(provisioned.readCapacityUnits(), provisioned.writeCapacityUnits());
        WarmThroughput units = new WarmThroughput(
                greatest(asked == null ? null : asked.readUnitsPerSecond(), initial.readUnitsPerSecond()),
                greatest(asked == null ? null : asked.writeUnitsPerSecond(), initial.writeUnitsPerSecond()));
        return new TableDescription.Warmth(units, TableStatus.ACTIVE);
    }

    private static Long greatest(Long asked, long initial) {
        return asked == null ? initial : Math.max(asked, initial);
    }
}
