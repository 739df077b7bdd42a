package dev.lodestone.store.engine.rocksdb;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.CounterValue;
import dev.lodestone.store.engine.EntryKey;
import dev.lodestone.store.engine.EntryVisitor;
import dev.lodestone.store.engine.KeyRange;
import dev.lodestone.store.engine.LogRecord;
import dev.lodestone.store.engine.LogVisitor;
import dev.lodestone.store.engine.Reader;
import dev.lodestone.store.engine.SortRange;
import dev.lodestone.store.engine.StorageException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/**
 * The reads of an open database, as of now or of the snapshot that the options name. Thread-safe, but the caller sees to
 * it that the database stays open.
 */
record RocksDbReads(RocksDB db, ReadOptions options) implements Reader {
    @Override
    public byte[] get(Address address) {
        return value(EntryKey.ofEntry(address));
    }

    @Override
    public List<byte[]> multiGet(List<Address> addresses) {
        int size = addresses.size();
        if (size <= 1) {
            return size == 0 ? List.of() : Collections.singletonList(get(addresses.get(0)));
        }
        byte[][] keys = new byte[size][];
        for (int i = 0; i < size; i++) {
            keys[i] = EntryKey.ofEntry(addresses.get(i));
        }
        try {
            return db.multiGetAsList(options, Arrays.asList(keys));
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    @Override
    public void scan(int space, byte[] partition, SortRange range, EntryVisitor visitor) {
        visit(KeyRange.ofPartition(space, partition, range), range.forward(), visitor);
    }

    @Override
    public void scanAll(int space, int segment, int totalSegments, Address after, EntryVisitor visitor) {
        visit(KeyRange.ofSegment(space, segment, totalSegments, after), true, visitor);
    }

    /** Visits records of a log up to a position, and gives the position up to which the shard has been read. */
    long tail(int space, byte[] shard, long afterPosition, long upToPosition, LogVisitor visitor) {
        long[] end = {upToPosition};
        iterate(KeyRange.ofPartition(space, shard, LogRecord.between(afterPosition, upToPosition)), true, iterator -> {
            long position = LogRecord.position(iterator.key());
            if (visitor.visit(position, value(iterator, visitor.prefixLength()))) {
                return true;
            }
            end[0] = position;
            return false;
        });
        return end[0];
    }

    private static byte[] value(RocksIterator iterator, int length) {
        if (length == Integer.MAX_VALUE) {
            return iterator.value();
        }
        byte[] prefix = new byte[length];
        int whole = iterator.value(prefix);
        return whole < length ? Arrays.copyOf(prefix, whole) : prefix;
    }

    long counter(Address counter) {
        return CounterValue.decode(value(EntryKey.ofCounter(counter)));
    }

    /** The keys in the range, but no more than the limit. */
    List<byte[]> keys(KeyRange range, int limit) {
        List<byte[]> keys = new ArrayList<>();
        iterate(range, true, iterator -> {
            keys.add(iterator.key());
            return keys.size() < limit;
        });
        return keys;
    }

    /** The value of a key, or null if there is none. */
    byte[] value(byte[] key) {
        try {
            return db.get(options, key);
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    private void visit(KeyRange range, boolean forward, EntryVisitor visitor) {
        iterate(range, forward, iterator -> visitor.visit(iterator.value()));
    }

    private void iterate(KeyRange range, boolean forward, Step step) {
        if (range.isEmpty()) {
            return;
        }
        try (Slice lower = new Slice(range.lower());
                Slice upper = new Slice(range.upper());
                ReadOptions bounded =
                        new ReadOptions(options).setIterateLowerBound(lower).setIterateUpperBound(upper);
                RocksIterator iterator = db.newIterator(bounded)) {
            if (forward) {
                iterator.seekToFirst();
            } else {
                iterator.seekToLast();
            }
            while (iterator.isValid() && step.take(iterator)) {
                move(iterator, forward);
            }
            iterator.status();
        } catch (RocksDBException e) {
            throw failure(e);
        }
    }

    private static void move(RocksIterator iterator, boolean forward) {
        if (forward) {
            iterator.next();
        } else {
            iterator.prev();
        }
    }

    /** The failure of a read. */
    static StorageException failure(RocksDBException e) {
        return new StorageException("The store cannot be read: " + e.getMessage(), e);
    }

    /** What is done at one entry; answers whether to go on. */
    private interface Step {
        boolean take(RocksIterator iterator);
    }
}
