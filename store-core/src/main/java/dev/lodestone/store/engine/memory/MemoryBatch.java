package dev.lodestone.store.engine.memory;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.CounterValue;
import dev.lodestone.store.engine.EntryKey;
import dev.lodestone.store.engine.KeyRange;
import dev.lodestone.store.engine.LogRecord;
import dev.lodestone.store.engine.SortRange;
import dev.lodestone.store.engine.WriteBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The changes of one update, each a step from one tree to the next. */
final class MemoryBatch implements WriteBatch {
    private final List<UnaryOperator<SortedTree>> changes = new ArrayList<>(4);
    private final List<Append> appends = new ArrayList<>(0);

    /** A record to be appended, and its key but for the position. */
    private record Append(byte[] key, byte[] record) {}

    @Override
    public void put(Address address, byte[] value) {
        byte[] key = EntryKey.ofEntry(address);
        changes.add(tree -> tree.put(key, value));
    }

    @Override
    public void delete(Address address) {
        byte[] key = EntryKey.ofEntry(address);
        changes.add(tree -> tree.remove(key));
    }

    @Override
    public void deleteSpace(int space) {
        KeyRange keys = KeyRange.ofSpace(space);
        changes.add(tree -> tree.removeAll(keys));
    }

    @Override
    public void deleteRange(int space, byte[] partition, SortRange range) {
        KeyRange keys = KeyRange.ofPartition(space, partition, range);
        if (!keys.isEmpty()) {
            changes.add(tree -> tree.removeAll(keys));
        }
    }

    @Override
    public void append(int space, byte[] shard, byte[] record) {
        appends.add(new Append(LogRecord.keyWithoutPosition(space, shard), record));
    }

    @Override
    public void add(Address counter, long delta) {
        byte[] key = EntryKey.ofCounter(counter);
        changes.add(tree -> tree.put(key, CounterValue.encode(CounterValue.decode(tree.get(key)) + delta)));
    }

    boolean isEmpty() {
        return changes.isEmpty() && appends.isEmpty();
    }

    MemoryState applyTo(MemoryState state) {
        SortedTree tree = state.tree();
        for (UnaryOperator<SortedTree> change : changes) {
            tree = change.apply(tree);
        }
        long position = state.lastPosition();
        for (Append append : appends) {
            position++;
            LogRecord.setPosition(append.key, position);
            tree = tree.put(append.key, append.record);
        }
        return new MemoryState(tree, position);
    }
}
