package dev.lodestone.store;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.IndexState;
import dev.lodestone.store.catalog.Lifecycle;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.StaleTableException;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.catalog.TableState;
import dev.lodestone.store.catalog.ThroughputHistory;
import dev.lodestone.store.schema.BillingMode;
import dev.lodestone.store.schema.IndexDefinition;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.schema.ProvisionedThroughput;
import dev.lodestone.store.schema.StreamViewType;
import dev.lodestone.store.schema.TableClass;
import dev.lodestone.store.schema.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tables for tests of what lies below the operations, made in the catalogue and written without them. */
public final class TestTables {
    public static final RequestScope SCOPE = new RequestScope("", "us-east-1", "000000000000");

    /** What the table is called. */
    public static final String NAME = "t";

    private TestTables() {}

    /** A new table with this key and nothing else. */
    public static Table create(Catalog catalog, KeySchema key) {
        return create(catalog, key, null);
    }

    /** A new table with this key and a stream; null for none. */
    public static Table create(Catalog catalog, KeySchema key, StreamViewType viewType) {
        List<KeyAttribute> attributes = new ArrayList<>(key.partitionKey());
        attributes.addAll(key.sortKey());
        TableDefinition definition = new TableDefinition(
                NAME,
                attributes,
                key,
                List.of(),
                BillingMode.PAY_PER_REQUEST,
                ProvisionedThroughput.NONE,
                null,
                null,
                TableClass.STANDARD,
                false,
                viewType,
                null);
        return catalog.create(
                SCOPE,
                definition,
                spaces -> new TableState(
                        UUID.randomUUID().toString(),
                        SCOPE,
                        spaces.getAsInt(),
                        1,
                        Lifecycle.ACTIVE,
                        Map.of(),
                        ThroughputHistory.NONE,
                        1,
                        0,
                        true,
                        false,
                        null,
                        Map.of(),
                        null));
    }

    /** The table with this index, its first, which nothing fills. */
    public static Table addIndex(
            Catalog catalog, Table table, IndexDefinition index, Lifecycle lifecycle, boolean backfilling) {
        List<KeyAttribute> attributes = new ArrayList<>(index.keySchema().partitionKey());
        attributes.addAll(table.definition().attributeDefinitions());
        return catalog.change(
                table,
                entry -> entry.with(entry.definition().withIndexes(attributes, List.of(index)), entry.state())
                        .withIndexState(
                                index.name(),
                                new IndexState(
                                        entry.spaces().getAsInt(), lifecycle, backfilling, ThroughputHistory.NONE)));
    }

    /** Writes to the table as it is at that moment, again if it changes meanwhile. */
    public static void write(Catalog catalog, Table table, Consumer<Table> write) {
        write(() -> catalog.latest(table), write);
    }

    /** Writes to a table as it is at that moment, again if it changes meanwhile. */
    public static void write(Supplier<Table> table, Consumer<Table> write) {
        while (true) {
            try {
                write.accept(table.get());
                return;
            } catch (StaleTableException changedMeanwhile) {
                Thread.onSpinWait();
            }
        }
    }
}
