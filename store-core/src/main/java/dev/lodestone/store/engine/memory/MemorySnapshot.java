package dev.lodestone.store.engine.memory;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.EntryVisitor;
import dev.lodestone.store.engine.Snapshot;
import dev.lodestone.store.engine.SortRange;
import dev.lodestone.store.engine.StorageException;
import java.util.List;

/** A state that is kept as long as the snapshot and its engine are open. Thread-safe. */
final class MemorySnapshot implements Snapshot {
    private final MemoryEngine engine;
    private volatile MemoryState state;

    MemorySnapshot(MemoryEngine engine, MemoryState state) {
        this.engine = engine;
        this.state = state;
    }

    SortedTree entries() {
        return state().tree();
    }

    @Override
    public byte[] get(Address address) {
        return state().get(address);
    }

    @Override
    public List<byte[]> multiGet(List<Address> addresses) {
        return state().multiGet(addresses);
    }

    @Override
    public void scan(int space, byte[] partition, SortRange range, EntryVisitor visitor) {
        state().scan(space, partition, range, visitor);
    }

    @Override
    public void scanAll(int space, int segment, int totalSegments, Address after, EntryVisitor visitor) {
        state().scanAll(space, segment, totalSegments, after, visitor);
    }

    @Override
    public void close() {
        state = null;
    }

    private MemoryState state() {
        engine.requireOpen();
        MemoryState kept = state;
        if (kept == null) {
            throw new StorageException(StorageException.SNAPSHOT_CLOSED);
        }
        return kept;
    }
}
