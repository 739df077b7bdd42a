package dev.lodestone.store.write;

import dev.lodestone.store.catalog.Index;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Address;
import java.util.ArrayList;
import java.util.List;

/** What a write does to one item. Used by one thread. */
public final class ItemChange {
    private final Table table;
    private final Address address;
    private final EncodedItem before;
    private final EncodedItem after;
    private final ChangeOrigin origin;
    private List<IndexChange> indexChanges;

    ItemChange(Table table, Address address, EncodedItem before, EncodedItem after, ChangeOrigin origin) {
        this.table = table;
        this.address = address;
        this.before = before;
        this.after = after;
        this.origin = origin;
    }

    public Table table() {
        return table;
    }

    public Address address() {
        return address;
    }

    /** The item as it was stored, or null. */
    public EncodedItem before() {
        return before;
    }

    /** The item as it will be stored, or null. */
    public EncodedItem after() {
        return after;
    }

    public ChangeOrigin origin() {
        return origin;
    }

    /** Whether there is nothing to store: the item is, to the byte, what it was, or still does not exist. */
    public boolean changesNothing() {
        if (before == null || after == null) {
            return before == null && after == null;
        }
        return before.sameBytes(after);
    }

    /** What the change means for each index of the table, in the table's order. */
    public List<IndexChange> indexChanges() {
        if (indexChanges == null) {
            indexChanges = new ArrayList<>(table.indexes().size());
            for (Index index : table.indexes()) {
                indexChanges.add(IndexChange.of(index, before, after));
            }
        }
        return indexChanges;
    }

    /** Puts the change that an index really undergoes in place of the one that follows from the item. */
    public void replaceIndexChange(int position, IndexChange actual) {
        indexChanges().set(position, actual);
    }

    long itemsDelta() {
        return (after == null ? 0L : 1L) - (before == null ? 0L : 1L);
    }

    long bytesDelta() {
        return size(after) - size(before);
    }

    private static long size(EncodedItem item) {
        return item == null ? 0 : item.size();
    }
}
