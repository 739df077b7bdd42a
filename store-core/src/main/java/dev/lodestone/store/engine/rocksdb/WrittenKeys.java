package dev.lodestone.store.engine.rocksdb;

import dev.lodestone.store.engine.KeyRange;
import java.util.ArrayList;
import java.util.List;

/** What one batch has written to: keys, and ranges of which it has deleted everything. Used by one thread at a time. */
final class WrittenKeys {
    private final List<byte[]> keys = new ArrayList<>();
    private final List<KeyRange> ranges = new ArrayList<>(0);

    void add(byte[] key) {
        keys.add(key);
    }

    void add(KeyRange range) {
        ranges.add(range);
    }

    List<byte[]> keys() {
        return keys;
    }

    List<KeyRange> ranges() {
        return ranges;
    }
}
