package dev.lodestone.store.engine.memory;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.EntryVisitor;
import dev.lodestone.store.engine.LogVisitor;
import dev.lodestone.store.engine.Snapshot;
import dev.lodestone.store.engine.SortRange;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.engine.StorageException;
import dev.lodestone.store.engine.UpdateBody;
import dev.lodestone.store.engine.UpdateLocks;
import java.util.List;

/**
 * The engine that keeps everything in the Java heap and forgets it when closed. Thread-safe.
 *
 * <p>The whole store is one immutable {@link MemoryState}: a reader takes the current one and needs no lock, a snapshot
 * keeps it, and a commit replaces it, one commit at a time.
 */
public final class MemoryEngine implements StorageEngine {
    private final UpdateLocks locks = new UpdateLocks();
    private final Object commitLock = new Object();

    /** The committed state, null once closed. */
    private volatile MemoryState state;

    /** An empty engine. */
    public MemoryEngine() {
        this(new MemoryState(SortedTree.EMPTY, 0));
    }

    private MemoryEngine(MemoryState state) {
        this.state = state;
    }

    /** An engine of its own that begins with what this one holds now; that costs nothing, whatever it is. */
    public MemoryEngine fork() {
        return new MemoryEngine(state());
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
    public <R> R update(List<Address> declared, UpdateBody<R> body) {
        return locks.run(declared, () -> {
            MemoryBatch batch = new MemoryBatch();
            R result = body.apply(state().multiGet(declared), batch);
            commit(batch);
            return result;
        });
    }

    @Override
    public void awaitUpdates() {
        locks.awaitUpdates();
    }

    @Override
    public long counter(Address counter) {
        return state().counter(counter);
    }

    @Override
    public Snapshot snapshot() {
        return new MemorySnapshot(this, state());
    }

    @Override
    public void restore(Snapshot snapshot) {
        SortedTree entries = ((MemorySnapshot) snapshot).entries();
        synchronized (commitLock) {
            state = new MemoryState(entries, state().lastPosition());
        }
    }

    @Override
    public long tail(int space, byte[] shard, long afterPosition, LogVisitor visitor) {
        return state().tail(space, shard, afterPosition, visitor);
    }

    @Override
    public long lastPosition() {
        return state().lastPosition();
    }

    @Override
    public long takePosition() {
        synchronized (commitLock) {
            MemoryState current = state();
            state = new MemoryState(current.tree(), current.lastPosition() + 1);
            return current.lastPosition() + 1;
        }
    }

    /** What is deleted takes no memory any more. */
    @Override
    public void reclaim(int space, byte[] partition, SortRange range) {
        requireOpen();
    }

    @Override
    public void close() {
        locks.close(StorageException.STORE_CLOSED);
        state = null;
    }

    void requireOpen() {
        state();
    }

    private void commit(MemoryBatch batch) {
        if (batch.isEmpty()) {
            return;
        }
        synchronized (commitLock) {
            state = batch.applyTo(state);
        }
    }

    private MemoryState state() {
        MemoryState current = state;
        if (current == null) {
            throw new StorageException(StorageException.STORE_CLOSED);
        }
        return current;
    }
}
