package dev.lodestone.store.engine.memory;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.CounterValue;
import dev.lodestone.store.engine.EntryKey;
import dev.lodestone.store.engine.EntryVisitor;
import dev.lodestone.store.engine.KeyRange;
import dev.lodestone.store.engine.LogRecord;
import dev.lodestone.store.engine.LogVisitor;
import dev.lodestone.store.engine.Reader;
import dev.lodestone.store.engine.SortRange;
import java.util.Arrays;
import java.util.List;

/**
 * One state of a store in memory: its entries and counters under their {@link EntryKey}s. Immutable.
 *
 * @param lastPosition the highest position of the logs
 */
record MemoryState(SortedTree tree, long lastPosition) implements Reader {
    @Override
    public byte[] get(Address address) {
        return tree.get(EntryKey.ofEntry(address));
    }

    @Override
    public List<byte[]> multiGet(List<Address> addresses) {
        byte[][] values = new byte[addresses.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = get(addresses.get(i));
        }
        return Arrays.asList(values);
    }

    @Override
    public void scan(int space, byte[] partition, SortRange range, EntryVisitor visitor) {
        KeyRange keys = KeyRange.ofPartition(space, partition, range);
        if (range.forward()) {
            tree.ascend(keys, visitor);
        } else {
            tree.descend(keys, visitor);
        }
    }

    @Override
    public void scanAll(int space, int segment, int totalSegments, Address after, EntryVisitor visitor) {
        tree.ascend(KeyRange.ofSegment(space, segment, totalSegments, after), visitor);
    }

    /** Visits records of a log, and gives the position up to which the shard has been read. */
    long tail(int space, byte[] shard, long afterPosition, LogVisitor visitor) {
        if (afterPosition >= lastPosition) {
            return afterPosition;
        }
        long[] end = {lastPosition};
        KeyRange keys = KeyRange.ofPartition(space, shard, LogRecord.between(afterPosition, lastPosition));
        tree.ascend(keys, (key, value) -> {
            long position = LogRecord.position(key);
            if (visitor.visit(position, value)) {
                return true;
            }
            end[0] = position;
            return false;
        });
        return end[0];
    }

    long counter(Address counter) {
        return CounterValue.decode(tree.get(EntryKey.ofCounter(counter)));
    }
}
