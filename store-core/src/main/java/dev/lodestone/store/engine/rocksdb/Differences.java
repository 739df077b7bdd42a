package dev.lodestone.store.engine.rocksdb;

import java.util.Arrays;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/** What two states of one database do not have in common, found by reading all of both in the order of their keys. */
final class Differences {
    private Differences() {}

    /** Adds to a batch what makes the later state the earlier one; the positions given out stay as they are. */
    static void putBack(RocksDbReads then, RocksDbReads now, WriteBatch batch) throws RocksDBException {
        try (ReadOptions thenOptions = wholeScan(then);
                ReadOptions nowOptions = wholeScan(now);
                RocksIterator earlier = then.db().newIterator(thenOptions);
                RocksIterator later = now.db().newIterator(nowOptions)) {
            earlier.seekToFirst();
            later.seekToFirst();
            while (earlier.isValid() || later.isValid()) {
                putBackNext(earlier, later, batch);
            }
            earlier.status();
            later.status();
        }
    }

    /** Blocks that are read once, and in order, would only drive others out of the cache. */
    private static ReadOptions wholeScan(RocksDbReads reads) {
        return new ReadOptions(reads.options()).setFillCache(false);
    }

    private static void putBackNext(RocksIterator earlier, RocksIterator later, WriteBatch batch)
            throws RocksDBException {
        byte[] earlierKey = earlier.isValid() ? earlier.key() : null;
        byte[] laterKey = later.isValid() ? later.key() : null;
        int order = compare(earlierKey, laterKey);
        if (order < 0) {
            putBack(earlierKey, earlier.value(), batch);
            earlier.next();
        } else if (order > 0) {
            if (!LogPositions.isKey(laterKey)) {
                batch.delete(laterKey);
            }
            later.next();
        } else {
            byte[] value = earlier.value();
            if (!Arrays.equals(value, later.value())) {
                putBack(earlierKey, value, batch);
            }
            earlier.next();
            later.next();
        }
    }

    private static void putBack(byte[] key, byte[] value, WriteBatch batch) throws RocksDBException {
        if (!LogPositions.isKey(key)) {
            batch.put(key, value);
        }
    }

    /** The end, null, comes after all keys. */
    private static int compare(byte[] one, byte[] other) {
        if (one == null || other == null) {
            return one == null ? 1 : -1;
        }
        return Arrays.compareUnsigned(one, other);
    }
}
