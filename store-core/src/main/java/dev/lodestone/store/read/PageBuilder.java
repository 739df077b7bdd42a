package dev.lodestone.store.read;

import dev.lodestone.store.capacity.CapacityUnits;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.value.ItemView;
import java.util.ArrayList;
import java.util.List;

/** Evaluates one entry after the other until the page is full. Used by one thread. */
final class PageBuilder {
    /**
     * A page ends with the entry that brings it to this size in bytes, before filter and projection; what is fetched from
     * the table counts as it is billed.
     */
    static final int MAXIMUM_BYTES = 1024 * 1024;

    private final PageRequest request;
    private final ItemFilter filter;
    private final List<ItemView> items;
    private int count;
    private int scannedCount;
    private long bytes;
    private long fetchedBytes;
    private EncodedItem last;
    private boolean full;

    PageBuilder(PageRequest request) {
        this.request = request;
        this.filter = request.filter() == null ? null : new ItemFilter(request.filter());
        this.items = request.countOnly() ? null : new ArrayList<>();
    }

    /** Evaluates the entry at hand, and answers whether there is room for more. */
    boolean add(EncodedItem entry) {
        return evaluate(entry, entry);
    }

    /** The same for an entry of an index and the item in the table that it stands for. */
    boolean add(EncodedItem entry, EncodedItem item) {
        fetchedBytes += CapacityUnits.roundedForReading(item.size());
        return evaluate(entry, item);
    }

    private boolean evaluate(EncodedItem entry, EncodedItem item) {
        last = entry;
        scannedCount++;
        bytes += entry.size();
        if (filter == null || filter.lets(item)) {
            count++;
            if (items != null) {
                items.add(request.projection().apply(item));
            }
        }
        full = scannedCount >= request.limit() || bytes + fetchedBytes >= MAXIMUM_BYTES;
        return !full;
    }

    Page page() {
        return new Page(items, count, scannedCount, full ? request.target().key(last) : null, bytes, fetchedBytes);
    }
}
