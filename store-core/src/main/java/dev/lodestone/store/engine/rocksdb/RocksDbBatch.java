package dev.lodestone.store.engine.rocksdb;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.CounterValue;
import dev.lodestone.store.engine.EntryKey;
import dev.lodestone.store.engine.KeyRange;
import dev.lodestone.store.engine.LogRecord;
import dev.lodestone.store.engine.SortRange;
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
    private final WrittenKeys notes;
    private final List<Integer> clearedSpaces = new ArrayList<>(0);
    private int[] filledSpaces = new int[4];
    private int filledCount;
    private List<Append> appends = List.of();

    /** A record to be appended, and its key but for the position. */
    private record Append(byte[] key, byte[] record) {}

    /**
     * Begins with an empty batch.
     *
     * @param notes gets the keys that are written to; null if nobody wants to know
     */
    RocksDbBatch(org.rocksdb.WriteBatch batch, RocksDbReads committed, WrittenKeys notes) {
        this.batch = batch;
        this.committed = committed;
        this.notes = notes;
    }

    @Override
    public void put(Address address, byte[] value) {
        noteFilled(address.space());
        put(EntryKey.ofEntry(address), value);
    }

    void put(byte[] key, byte[] value) {
        note(key);
        try {
            batch.put(key, value);
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
        if (deleteRange(space, KeyRange.ofSpace(space)) && !isFilled(space)) {
            clearedSpaces.add(space);
        }
    }

    @Override
    public void deleteRange(int space, byte[] partition, SortRange range) {
        deleteRange(space, KeyRange.ofPartition(space, partition, range));
    }

    /** Deletes a range of keys in a space, and tells whether they were too many to be deleted one by one. */
    private boolean deleteRange(int space, KeyRange range) {
        if (range.isEmpty()) {
            return false;
        }
        List<byte[]> keys = isFilled(space) ? null : committed.keys(range, DELETED_ONE_BY_ONE + 1);
        if (keys == null || keys.size() > DELETED_ONE_BY_ONE) {
            delete(range);
            return true;
        }
        for (byte[] key : keys) {
            delete(key);
        }
        return false;
    }

    @Override
    public void append(int space, byte[] shard, byte[] record) {
        noteFilled(space);
        if (appends.isEmpty()) {
            appends = new ArrayList<>(4);
        }
        appends.add(new Append(LogRecord.keyWithoutPosition(space, shard), record));
    }

    int appendCount() {
        return appends.size();
    }

    /** Puts the records to be appended at positions from the first one on. */
    void placeAppends(long firstPosition) {
        long position = firstPosition;
        for (Append append : appends) {
            LogRecord.setPosition(append.key, position++);
            put(append.key, append.record);
        }
    }

    @Override
    public void add(Address counter, long delta) {
        noteFilled(counter.space());
        byte[] key = EntryKey.ofCounter(counter);
        note(key);
        try {
            batch.merge(key, CounterValue.encode(delta));
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    /** The spaces of which the batch leaves nothing, as far as they were large. */
    List<Integer> clearedSpaces() {
        clearedSpaces.removeIf(this::isFilled);
        return clearedSpaces;
    }

    void delete(byte[] key) {
        note(key);
        try {
            batch.delete(key);
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    private void delete(KeyRange range) {
        if (notes != null) {
            notes.add(range);
        }
        try {
            batch.deleteRange(range.lower(), range.upper());
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    private void note(byte[] key) {
        if (notes != null) {
            notes.add(key);
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
