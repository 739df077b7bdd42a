package dev.lodestone.store.ttl;

import dev.lodestone.store.catalog.ExpiryIndex;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.encoding.ExpiryEncoder;
import dev.lodestone.store.engine.EntryVisitor;
import java.util.ArrayList;
import java.util.List;

/** Collects the keys of the first items of an expiry index that are to be deleted. Used by one thread. */
final class DueEntries implements EntryVisitor {
    private final ExpiryWindow window;
    private final int most;
    private final List<EncodedItem> keys = new ArrayList<>();
    private long lastMillis;
    private long nextMillis = ExpiryIndex.NEVER;

    DueEntries(ExpiryWindow window, int most) {
        this.window = window;
        this.most = most;
    }

    @Override
    public boolean visit(byte[] value) {
        long expiryMillis = ExpiryEncoder.expiryMillis(value);
        if (expiryMillis > window.untilMillis()) {
            nextMillis = expiryMillis;
            return false;
        }
        keys.add(ExpiryEncoder.key(value));
        lastMillis = expiryMillis;
        return keys.size() < most;
    }

    List<EncodedItem> keys() {
        return keys;
    }

    /** Whether there may be more to delete. */
    boolean isFull() {
        return keys.size() == most;
    }

    /** The place of the last one within the index, for a full collection. */
    byte[] lastSort(ExpiryIndex index) {
        return index.address(lastMillis, keys.get(keys.size() - 1)).sort();
    }

    /** When the first item expires that is not to be deleted yet, for a collection that is not full. */
    long nextMillis() {
        return nextMillis;
    }
}
