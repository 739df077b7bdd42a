package dev.lodestone.store.operation.item;

import dev.lodestone.store.catalog.Index;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.SortRange;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.value.Item;
import java.util.Map;

/** Measures item collections, for responses that report them. Thread-safe. */
public final class ItemCollections {
    private static final long GIGABYTE = 1L << 30;

    private final StorageEngine engine;

    public ItemCollections(StorageEngine engine) {
        this.engine = engine;
    }

    /**
     * The metrics of the collection of an item with this key.
     *
     * @param wanted the request's {@code ReturnItemCollectionMetrics}, or null
     * @return null where they are not wanted or the table has no local index
     */
    public ItemCollectionMetrics measure(String wanted, Table table, Item key) {
        if (!isWanted(wanted, table)) {
            return null;
        }
        String name = table.keySchema().partitionKey().get(0).name();
        return new ItemCollectionMetrics(new Item(Map.of(name, key.get(name))), bytes(table, key) / GIGABYTE);
    }

    static boolean isWanted(String wanted, Table table) {
        return "SIZE".equals(wanted) && table.hasLocalIndexes();
    }

    /** The collection is only gone through where the whole table is large enough for that to matter. */
    private long bytes(Table table, Item key) {
        long atMost = table.counter().bytes();
        for (Index index : table.indexes()) {
            atMost += index.isGlobal() ? 0 : index.counter().bytes();
        }
        return atMost < GIGABYTE ? atMost : count(table, table.keys().partition(key::get));
    }

    private long count(Table table, byte[] partition) {
        long bytes = count(table.space(), partition);
        for (Index index : table.indexes()) {
            if (!index.isGlobal()) {
                bytes += count(index.space(), partition);
            }
        }
        return bytes;
    }

    private long count(int space, byte[] partition) {
        long[] bytes = {0};
        engine.scan(space, partition, SortRange.ALL, value -> {
            bytes[0] += EncodedItem.of(value).size();
            return true;
        });
        return bytes[0];
    }
}
