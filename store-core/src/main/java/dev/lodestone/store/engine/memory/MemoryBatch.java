package dev.lodestone.store.engine.memory;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.CounterValue;
import dev.lodestone.store.engine.EntryKey;
import dev.lodestone.store.engine.KeyRange;
import dev.lodestone.store.engine.WriteBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The changes of one update, each a step from one tree to the next. */
final class MemoryBatch implements WriteBatch {
    private final List<UnaryOperator<SortedTree>> changes = new ArrayList<>(4);

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
    public void add(Address counter, long delta) {
        byte[] key = EntryKey.ofCounter(counter);
        changes.add(tree -> tree.put(key, CounterValue.encode(CounterValue.decode(tree.get(key)) + delta)));
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    MemoryState applyTo(MemoryState state) {
        SortedTree tree = state.tree();
        for (UnaryOperator<SortedTree> change : changes) {
            tree = change.apply(tree);
        }
        return new MemoryState(tree);
    }
}
