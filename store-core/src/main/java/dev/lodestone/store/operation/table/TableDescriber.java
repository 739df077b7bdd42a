package dev.lodestone.store.operation.table;

import dev.lodestone.store.catalog.Index;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.catalog.TableState;
import dev.lodestone.store.catalog.TableStatus;
import dev.lodestone.store.catalog.ThroughputHistory;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.schema.IndexDefinition;
import dev.lodestone.store.schema.ProvisionedThroughput;
import dev.lodestone.store.schema.TableDefinition;
import dev.lodestone.store.schema.WarmThroughput;
import java.util.ArrayList;
import java.util.List;

/** Describes tables as the service does. Thread-safe. */
public final class TableDescriber {
    private final StoreClock clock;

    public TableDescriber(StoreClock clock) {
        this.clock = clock;
    }

    /** The table as it is now. */
    public TableDescription describe(Table table) {
        long now = clock.epochMillis();
        return describe(table, ShownStatus.actual(table.status(now), now));
    }

    /** The answer to the request that created the table: all of it is still to come. */
    TableDescription describeCreating(Table table) {
        return describe(table, ShownStatus.creating(clock.epochMillis()));
    }

    /** The answer to the request that deletes the table, which tells no more of it than what it has been. */
    TableDescription describeDeleting(Table table) {
        ShownStatus status = ShownStatus.actual(TableStatus.DELETING, clock.epochMillis());
        TableDefinition definition = table.definition();
        return new TableDescription(
                null,
                definition.name(),
                null,
                status.table(),
                0,
                throughput(definition.throughput(), ThroughputHistory.NONE, status.nowMillis()),
                table.counter().bytes(),
                table.counter().items(),
                table.arn(),
                table.state().id(),
                billingMode(definition, table.state(), status),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                definition.deletionProtection(),
                null,
                null);
    }

    /** The answer to a request that updated the table: some of what was asked for is still to come. */
    TableDescription describeUpdating(Table before, Table after, UpdateTable.Request request) {
        long now = clock.epochMillis();
        Table shown = showsOld(request) ? before : after;
        return describe(shown, ShownStatus.updating(request, after.status(now), now));
    }

    /** New throughput and table class are not told at once, and an index that goes is still there. */
    private static boolean showsOld(UpdateTable.Request request) {
        TableSettings settings = request.settings();
        if (settings.billingMode() != null) {
            return false;
        }
        boolean onlyLeaves = !request.indexActions().isEmpty();
        for (IndexAction action : request.indexActions()) {
            onlyLeaves &= action.create() == null;
        }
        return onlyLeaves
                || settings.provisionedThroughput() != null
                || settings.warmThroughput() != null
                || settings.tableClass() != null;
    }

    private static TableDescription describe(Table table, ShownStatus status) {
        TableDefinition definition = table.definition();
        TableState state = table.state();
        return new TableDescription(
                definition.attributeDefinitions(),
                definition.name(),
                definition.keySchema(),
                status.table(),
                state.createdMillis(),
                throughput(definition.throughput(), state.throughputHistory(), status.nowMillis()),
                table.counter().bytes(),
                table.counter().items(),
                table.arn(),
                state.id(),
                billingMode(definition, state, status),
                localIndexes(table),
                globalIndexes(table, status),
                definition.streamViewType(),
                stream(table),
                encryption(definition, status),
                tableClass(definition, state),
                definition.deletionProtection(),
                definition.onDemandThroughput(),
                warmth(
                        Warmth.of(definition.warmThroughput(), definition.billingMode(), definition.throughput()),
                        status.warmThroughput()));
    }

    private static TableDescription.Throughput throughput(
            ProvisionedThroughput units, ThroughputHistory history, long nowMillis) {
        return new TableDescription.Throughput(
                units, history.lastIncreaseMillis(), history.lastDecreaseMillis(), history.decreasesOn(nowMillis));
    }

    private static TableDescription.BillingModeSummary billingMode(
            TableDefinition definition, TableState state, ShownStatus status) {
        long since = state.payPerRequestSinceMillis();
        return since == 0
                ? null
                : new TableDescription.BillingModeSummary(
                        definition.billingMode(), status.billingSettled() ? since : 0);
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

    private static List<TableDescription.GlobalIndex> globalIndexes(Table table, ShownStatus status) {
        List<TableDescription.GlobalIndex> indexes = new ArrayList<>();
        for (Index index : table.indexes()) {
            if (index.isGlobal()) {
                indexes.add(globalIndex(table, index, status));
            }
        }
        return indexes;
    }

    private static TableDescription.GlobalIndex globalIndex(Table table, Index index, ShownStatus status) {
        IndexDefinition definition = index.definition();
        return new TableDescription.GlobalIndex(
                definition.name(),
                definition.keySchema(),
                definition.projection(),
                status.of(index),
                status.backfilling(index),
                throughput(definition.throughput(), index.state().throughputHistory(), status.nowMillis()),
                index.counter().bytes(),
                index.counter().items(),
                arn(table, index),
                definition.onDemandThroughput(),
                warmth(
                        Warmth.of(
                                definition.warmThroughput(), table.definition().billingMode(), definition.throughput()),
                        status.warmThroughput() == null ? null : TableStatus.ACTIVE));
    }

    private static String arn(Table table, Index index) {
        return table.arn() + "/index/" + index.name();
    }

    private static TableDescription.Stream stream(Table table) {
        String label = table.state().streamLabel();
        return label == null ? null : new TableDescription.Stream(label, table.arn() + "/stream/" + label);
    }

    private static TableDescription.Encryption encryption(TableDefinition definition, ShownStatus status) {
        return definition.encryption() == null
                ? null
                : new TableDescription.Encryption(
                        status.encryption(), "KMS", definition.encryption().kmsMasterKeyArn());
    }

    private static TableDescription.TableClassSummary tableClass(TableDefinition definition, TableState state) {
        return state.tableClassDeclared()
                ? new TableDescription.TableClassSummary(definition.tableClass(), state.tableClassChangedMillis())
                : null;
    }

    private static TableDescription.Warmth warmth(WarmThroughput units, TableStatus status) {
        return status == null ? null : new TableDescription.Warmth(units, status);
    }
}
