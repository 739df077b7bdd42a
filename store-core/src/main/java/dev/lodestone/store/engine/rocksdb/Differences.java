package dev.lodestone.store.engine.rocksdb;

import dev.lodestone.store.engine.KeyRange;
import java.util.Arrays;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/**
 * What two states of one database do not have in common. A batch gets what makes the later state the earlier one; the
 * positions given out stay as they are. Used by one thread at a time.
 */
final class Differences {
    private final RocksDbReads then;
    private final RocksDbReads now;
    private final RocksDbBatch batch;

    Differences(RocksDbReads then, RocksDbReads now, RocksDbBatch batch) {
        this.then = then;
        this.now = now;
        this.batch = batch;
    }

    /** Puts back what differs anywhere, found by reading all of both states in the order of their keys. */
    void putBackEverything() throws RocksDBException {
        try (ReadOptions thenOptions = scan(then);
                ReadOptions nowOptions = scan(now)) {
            putBack(thenOptions, nowOptions);
        }
    }

    /** Puts back what differs where something was written. */
    void putBack(ChangedKeys.Taken written) throws RocksDBException {
        for (byte[] key : written.keys()) {
            byte[] earlier = then.value(key);
            byte[] later = now.value(key);
            if (earlier == null && later != null) {
                delete(key);
            } else if (earlier != null && !Arrays.equals(earlier, later)) {
                put(key, earlier);
            }
        }
        for (KeyRange range : written.ranges()) {
            try (Slice lower = new Slice(range.lower());
                    Slice upper = new Slice(range.upper());
                    ReadOptions thenOptions =
                            scan(then).setIterateLowerBound(lower).setIterateUpperBound(upper);
                    ReadOptions nowOptions =
                            scan(now).setIterateLowerBound(lower).setIterateUpperBound(upper)) {
                putBack(thenOptions, nowOptions);
            }
        }
    }

    /** Blocks that are read once, and in order, would only drive others out of the cache. */
    private static ReadOptions scan(RocksDbReads reads) {
        return new ReadOptions(reads.options()).setFillCache(false);
    }

    private void putBack(ReadOptions thenOptions, ReadOptions nowOptions) throws RocksDBException {
        try (RocksIterator earlier = then.db().newIterator(thenOptions);
                RocksIterator later = now.db().newIterator(nowOptions)) {
            earlier.seekToFirst();
            later.seekToFirst();
            while (earlier.isValid() || later.isValid()) {
                putBackNext(earlier, later);
            }
            earlier.status();
            later.status();
        }
    }

    private void putBackNext(RocksIterator earlier, RocksIterator later) {
        byte[] earlierKey = earlier.isValid() ? earlier.key() : null;
        byte[] laterKey = later.isValid() ? later.key() : null;
        int order = compare(earlierKey, laterKey);
        if (order < 0) {
            put(earlierKey, earlier.value());
            earlier.next();
        } else if (order > 0) {
            delete(laterKey);
            later.next();
        } else {
            byte[] value = earlier.value();
            if (!Arrays.equals(value, later.value())) {
                put(earlierKey, value);
            }
            earlier.next();
            later.next();
        }
    }

    private void put(byte[] key, byte[] value) {
        if (!LogPositions.isKey(key)) {
            batch.put(key, value);
        }
    }

    private void delete(byte[] key) {
        if (!LogPositions.isKey(key)) {
            batch.delete(key);
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
