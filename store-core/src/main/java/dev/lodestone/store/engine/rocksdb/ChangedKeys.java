package dev.lodestone.store.engine.rocksdb;

import dev.lodestone.store.engine.KeyRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Where the database may differ from a snapshot that it has been taken back to: what has been written since then. Going
 * back again need not look at anything else. Thread-safe.
 */
final class ChangedKeys {
    /** How many keys are kept: beyond that, reading everything takes hardly longer. */
    private static final int MOST_KEYS = 50_000;

    private static final int MOST_RANGES = 1_000;

    private TreeSet<byte[]> keys = new TreeSet<>(Arrays::compareUnsigned);
    private List<KeyRange> ranges = new ArrayList<>();
    private boolean unknown = true;

    /**
     * What was written, taken from here.
     *
     * @param keys in their order
     */
    record Taken(Collection<byte[]> keys, List<KeyRange> ranges) {}

    synchronized void add(WrittenKeys written) {
        if (unknown) {
            return;
        }
        keys.addAll(written.keys());
        ranges.addAll(written.ranges());
        if (keys.size() > MOST_KEYS || ranges.size() > MOST_RANGES) {
            becomeUnknown();
        }
    }

    /** Forgets what was written: the database may differ from the snapshot anywhere. */
    synchronized void becomeUnknown() {
        unknown = true;
        keys.clear();
        ranges.clear();
    }

    /** Gives what was written up to now and begins anew; gives null where that is not known. */
    synchronized Taken take() {
        Taken taken = unknown ? null : new Taken(keys, ranges);
        keys = new TreeSet<>(Arrays::compareUnsigned);
        ranges = new ArrayList<>();
        unknown = false;
        return taken;
    }
}
