package dev.lodestone.store.operation.item;

import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.value.Item;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The metrics of all item collections that one request touches, each collection once. Used by one thread. */
public final class TouchedCollections {
    private final ItemCollections collections;
    private final String wanted;
    private final Map<String, List<ItemCollectionMetrics>> byTable = new LinkedHashMap<>();
    private final Map<String, Set<ByteBuffer>> measured = new LinkedHashMap<>();

    /**
     * Nothing touched so far.
     *
     * @param wanted the request's {@code ReturnItemCollectionMetrics}, or null
     */
    public TouchedCollections(ItemCollections collections, String wanted) {
        this.collections = collections;
        this.wanted = wanted;
    }

    /** Measures the collection of an item with this key, if that is wanted. */
    public void add(Table table, Item key) {
        if (!ItemCollections.isWanted(wanted, table)) {
            return;
        }
        ByteBuffer partition = ByteBuffer.wrap(table.keys().partition(key::get));
        if (measured.computeIfAbsent(table.name(), name -> new HashSet<>()).add(partition)) {
            byTable.computeIfAbsent(table.name(), name -> new ArrayList<>())
                    .add(collections.measure(wanted, table, key));
        }
    }

    /** The metrics by table name, or null where there are none. */
    public Map<String, List<ItemCollectionMetrics>> report() {
        return byTable.isEmpty() ? null : byTable;
    }
}
