package dev.lodestone.store.engine.rocksdb;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.CounterValue;
import dev.lodestone.store.engine.EntryKey;
import dev.lodestone.store.engine.KeyRange;
import dev.lodestone.store.engine.StorageException;
import dev.lodestone.store.engine.WriteBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rocksdb.RocksDBException;

/** The changes of one update in RocksDB's own batch. */
final class RocksDbBatch implements WriteBatch {
    /** A space with at most this many entries and counters is deleted one by one: range deletions burden all reads. */
    private static final int DELETED_ONE_BY_ONE = 1_000;

    private final org.rocksdb.WriteBatch batch;
    private final RocksDbReads committed;
    private final List<Integer> clearedSpaces = new ArrayList<>(0);
    private int[] filledSpaces = new int[4];
    private int filledCount;

    RocksDbBatch(org.rocksdb.WriteBatch batch, RocksDbReads committed) {
        this.batch = batch;
        this.committed = committed;
    }

    @Override
    public void put(Address address, byte[] value) {
        noteFilled(address.space());
        try {
            batch.put(EntryKey.ofEntry(address), value);
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    @Override
    public void delete(Address address) {
        delete(EntryKey.ofEntry(address));
    }

    @Override
    public void deleteSpace(int space) {
        KeyRange range = KeyRange.ofSpace(space);
        if (isFilled(space)) {
            delete(range);
            return;
        }
        List<byte[]> keys = committed.keys(range, DELETED_ONE_BY_ONE + 1);
        if (keys.size() > DELETED_ONE_BY_ONE) {
            delete(range);
            clearedSpaces.add(space);
            return;
        }
        for (byte[] key : keys) {
            delete(key);
        }
    }

    @Override
    public void add(Address counter, long delta) {
        noteFilled(counter.space());
        try {
            batch.merge(EntryKey.ofCounter(counter), CounterValue.encode(delta));
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    /** The spaces of which the batch leaves nothing, as far as they were large. */
    List<Integer> clearedSpaces() {
        clearedSpaces.removeIf(this::isFilled);
        return clearedSpaces;
    }

    private void delete(byte[] key) {
        try {
            batch.delete(key);
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    private void delete(KeyRange range) {
        try {
            batch.deleteRange(range.lower(), range.upper());
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    /** Remembers the spaces that this batch writes to, of which the committed state does not tell all. */
    private void noteFilled(int space) {
        if (isFilled(space)) {
            return;
        }
        if (filledCount == filledSpaces.length) {
            filledSpaces = Arrays.copyOf(filledSpaces, 2 * filledCount);
        }
        filledSpaces[filledCount++] = space;
    }

    private boolean isFilled(int space) {
        for (int i = filledCount - 1; i >= 0; i--) {
            if (filledSpaces[i] == space) {
                return true;
            }
        }
        return false;
    }

    private static StorageException failure(RocksDBException e) {
        return new StorageException("A change cannot be added to its batch: " + e.getMessage(), e);
    }
}
