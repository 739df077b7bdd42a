package dev.lodestone.server.template.deploy;

import dev.lodestone.server.template.model.TableDeclaration;
import dev.lodestone.store.operation.table.AttributeDefinition;
import dev.lodestone.store.operation.table.IndexAction;
import dev.lodestone.store.operation.table.IndexParameters;
import dev.lodestone.store.operation.table.SseSpecification;
import dev.lodestone.store.operation.table.StreamSpecification;
import dev.lodestone.store.operation.table.TableDescription;
import dev.lodestone.store.operation.table.TableSettings;
import dev.lodestone.store.operation.table.ThroughputParameters;
import dev.lodestone.store.operation.table.UpdateTable;
import dev.lodestone.store.schema.IndexProjection;
import dev.lodestone.store.schema.OnDemandThroughput;
import dev.lodestone.store.schema.ProvisionedThroughput;
import dev.lodestone.store.schema.TableClass;
import dev.lodestone.store.schema.WarmThroughput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What UpdateTable must do to a table that exists, one request after the other, since the service takes few changes
 * together. Immutable.
 */
final class TableUpdates {
    /**
     * A change.
     *
     * @param what what changes, for the user
     */
    record Update(String what, UpdateTable.Request request) {}

    private static final long NO_LIMIT = -1;

    private final TableDeclaration declaration;
    private final TableDescription wanted;
    private final TableDescription present;

    /**
     * The changes of one table.
     *
     * @param wanted how the table should be described
     * @param present how it is described
     */
    TableUpdates(TableDeclaration declaration, TableDescription wanted, TableDescription present) {
        this.declaration = declaration;
        this.wanted = wanted;
        this.present = present;
    }

    /** The next change, or null if the table is as it should be. */
    Update next() {
        Update update = deletedIndex();
        update = update == null ? billing() : update;
        update = update == null ? createdIndex() : update;
        update = update == null ? indexThroughput() : update;
        update = update == null ? stream() : update;
        update = update == null ? tableClass() : update;
        update = update == null ? encryption() : update;
        update = update == null ? limits() : update;
        update = update == null ? warmth() : update;
        return update == null ? protection() : update;
    }

    private Update update(String what, List<IndexAction> actions, TableSettings settings) {
        List<AttributeDefinition> attributes = declaration.request().attributeDefinitions();
        return new Update(
                what,
                new UpdateTable.Request(declaration.name(), actions == null ? null : attributes, actions, settings));
    }

    private Update update(String what, TableSettings settings) {
        return update(what, null, settings);
    }

    private static TableSettings nothing() {
        return new TableSettings(null, null, null, null, null, null, null, null, List.of());
    }

    private static List<TableDescription.GlobalIndex> indexes(TableDescription table) {
        return table.globalSecondaryIndexes() == null ? List.of() : table.globalSecondaryIndexes();
    }

    private static TableDescription.GlobalIndex index(TableDescription table, String name) {
        for (TableDescription.GlobalIndex index : indexes(table)) {
            if (index.indexName().equals(name)) {
                return index;
            }
        }
        return null;
    }

    static boolean sameProjection(IndexProjection one, IndexProjection other) {
        return one.type() == other.type()
                && new HashSet<>(one.nonKeyAttributes()).equals(new HashSet<>(other.nonKeyAttributes()));
    }

    /** An index that is not wanted, or not like this. What is in an index comes from its table and is not lost. */
    private Update deletedIndex() {
        for (TableDescription.GlobalIndex index : indexes(present)) {
            TableDescription.GlobalIndex like = index(wanted, index.indexName());
            if (like == null
                    || !like.keySchema().equals(index.keySchema())
                    || !sameProjection(like.projection(), index.projection())) {
                IndexParameters name = new IndexParameters(index.indexName(), null, null, null, null, null);
                return update(
                        "index " + index.indexName() + " deleted",
                        List.of(new IndexAction(null, null, name)),
                        nothing());
            }
        }
        return null;
    }

    private Update createdIndex() {
        for (TableDescription.GlobalIndex index : indexes(wanted)) {
            if (index(present, index.indexName()) == null) {
                return update(
                        "index " + index.indexName() + " created",
                        List.of(new IndexAction(declared(index.indexName()), null, null)),
                        nothing());
            }
        }
        return null;
    }

    private IndexParameters declared(String indexName) {
        for (IndexParameters index : declaration.request().globalSecondaryIndexes()) {
            if (index.indexName().equals(indexName)) {
                return index;
            }
        }
        throw new IllegalStateException(indexName);
    }

    private static boolean isProvisioned(TableDescription table) {
        return !table.provisionedThroughput().units().equals(ProvisionedThroughput.NONE);
    }

    private static ThroughputParameters parameters(ProvisionedThroughput units) {
        return new ThroughputParameters(units.readCapacityUnits(), units.writeCapacityUnits());
    }

    private Update billing() {
        ProvisionedThroughput units = wanted.provisionedThroughput().units();
        if (units.equals(present.provisionedThroughput().units())) {
            return null;
        }
        boolean switches = isProvisioned(wanted) != isProvisioned(present);
        if (!isProvisioned(wanted)) {
            return update("billing mode PAY_PER_REQUEST", settings("PAY_PER_REQUEST", null));
        }
        List<IndexAction> actions = new ArrayList<>();
        for (TableDescription.GlobalIndex index : indexes(present)) {
            if (switches) {
                actions.add(withThroughput(index(wanted, index.indexName())));
            }
        }
        return update(
                switches ? "billing mode PROVISIONED" : "provisioned throughput",
                actions.isEmpty() ? null : actions,
                settings(switches ? "PROVISIONED" : null, parameters(units)));
    }

    private static TableSettings settings(String billingMode, ThroughputParameters throughput) {
        return new TableSettings(billingMode, throughput, null, null, null, null, null, null, List.of());
    }

    private static IndexAction withThroughput(TableDescription.GlobalIndex index) {
        ThroughputParameters throughput =
                parameters(index.provisionedThroughput().units());
        return new IndexAction(null, new IndexParameters(index.indexName(), null, null, throughput, null, null), null);
    }

    private Update indexThroughput() {
        for (TableDescription.GlobalIndex index : indexes(wanted)) {
            TableDescription.GlobalIndex now = index(present, index.indexName());
            if (!index.provisionedThroughput()
                    .units()
                    .equals(now.provisionedThroughput().units())) {
                return update("throughput of index " + index.indexName(), List.of(withThroughput(index)), nothing());
            }
            if (!limits(index.onDemandThroughput()).equals(limits(now.onDemandThroughput()))) {
                IndexParameters limited = new IndexParameters(
                        index.indexName(), null, null, null, limits(index.onDemandThroughput()), null);
                return update(
                        "limits of index " + index.indexName(),
                        List.of(new IndexAction(null, limited, null)),
                        nothing());
            }
        }
        return null;
    }

    private Update stream() {
        if (Objects.equals(wanted.streamViewType(), present.streamViewType())) {
            return null;
        }
        boolean enables = present.streamViewType() == null;
        StreamSpecification stream = enables
                ? new StreamSpecification(true, wanted.streamViewType().name())
                : new StreamSpecification(false, null);
        return update(
                enables ? "stream with " + wanted.streamViewType() : "stream ended",
                new TableSettings(null, null, null, null, stream, null, null, null, List.of()));
    }

    private static TableClass tableClass(TableDescription table) {
        return table.tableClassSummary() == null
                ? TableClass.STANDARD
                : table.tableClassSummary().tableClass();
    }

    private Update tableClass() {
        if (tableClass(wanted) == tableClass(present)) {
            return null;
        }
        String name = tableClass(wanted).name();
        return update(
                "table class " + name, new TableSettings(null, null, null, null, null, null, name, null, List.of()));
    }

    private static String key(TableDescription table) {
        return table.sseDescription() == null ? null : table.sseDescription().kmsMasterKeyArn();
    }

    private Update encryption() {
        if (Objects.equals(key(wanted), key(present))) {
            return null;
        }
        SseSpecification encryption = key(wanted) == null
                ? new SseSpecification(false, null, null)
                : declaration.request().settings().sseSpecification();
        return update("encryption", new TableSettings(null, null, null, null, null, encryption, null, null, List.of()));
    }

    private static OnDemandThroughput limits(OnDemandThroughput throughput) {
        Long read = throughput == null ? null : throughput.maxReadRequestUnits();
        Long write = throughput == null ? null : throughput.maxWriteRequestUnits();
        return new OnDemandThroughput(read == null ? NO_LIMIT : read, write == null ? NO_LIMIT : write);
    }

    private Update limits() {
        OnDemandThroughput limits = limits(wanted.onDemandThroughput());
        if (limits.equals(limits(present.onDemandThroughput()))) {
            return null;
        }
        return update(
                "limits of throughput", new TableSettings(null, null, limits, null, null, null, null, null, List.of()));
    }

    /** What a table can serve at once is only ever raised. */
    private Update warmth() {
        WarmThroughput declared = declaration.request().settings().warmThroughput();
        if (declared == null || present.warmThroughput() == null) {
            return null;
        }
        WarmThroughput now = present.warmThroughput().units();
        if (!isMore(declared.readUnitsPerSecond(), now.readUnitsPerSecond())
                && !isMore(declared.writeUnitsPerSecond(), now.writeUnitsPerSecond())) {
            return null;
        }
        WarmThroughput raised = new WarmThroughput(
                larger(declared.readUnitsPerSecond(), now.readUnitsPerSecond()),
                larger(declared.writeUnitsPerSecond(), now.writeUnitsPerSecond()));
        return update(
                "warm throughput", new TableSettings(null, null, null, raised, null, null, null, null, List.of()));
    }

    private static boolean isMore(Long asked, Long now) {
        return asked != null && now != null && asked > now;
    }

    private static Long larger(Long asked, Long now) {
        return isMore(asked, now) ? asked : now;
    }

    private Update protection() {
        boolean protection = wanted.deletionProtectionEnabled();
        if (protection == present.deletionProtectionEnabled()) {
            return null;
        }
        return update(
                "deletion protection " + (protection ? "on" : "off"),
                new TableSettings(null, null, null, null, null, null, null, protection, List.of()));
    }
}
