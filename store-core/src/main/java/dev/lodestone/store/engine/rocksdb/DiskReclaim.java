package dev.lodestone.store.engine.rocksdb;

import dev.lodestone.store.engine.KeyRange;
import java.util.List;
import org.rocksdb.Range;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.SizeApproximationFlag;
import org.rocksdb.Slice;

/**
 * Gives back at once the disk that deleted spaces take, by removing the files that hold nothing else. Compactions would
 * do it too, but not before as much again has been written.
 */
record DiskReclaim(RocksDB db) {
    /** Less than this many bytes are left to compactions. */
    private static final long WORTH_WHILE = 8 << 20;

    /** Removes the files of spaces whose deletion is committed, which no snapshot can see, and which nobody fills. */
    void reclaim(List<Integer> deletedSpaces) throws RocksDBException {
        for (int space : deletedSpaces) {
            KeyRange range = KeyRange.ofSpace(space);
            if (isWorthWhile(range)) {
                removeFiles(range);
            }
        }
    }

    boolean isWorthWhile(KeyRange range) {
        return sizeInFiles(range) >= WORTH_WHILE;
    }

    /** Removes the files that hold nothing but a range whose deletion is committed, and which no snapshot can see. */
    void removeFiles(KeyRange range) throws RocksDBException {
        // The files must not be gone from the disk before their deletion is on it.
        db.syncWal();
        db.deleteFilesInRanges(db.getDefaultColumnFamily(), List.of(range.lower(), range.upper()), false);
    }

    /** Rewrites the files that hold a range and more, without what is deleted of it. */
    void compact(KeyRange range) throws RocksDBException {
        if (isWorthWhile(range)) {
            db.compactRange(range.lower(), range.upper());
        }
    }

    private long sizeInFiles(KeyRange range) {
        try (Slice lower = new Slice(range.lower());
                Slice upper = new Slice(range.upper())) {
            return db.getApproximateSizes(List.of(new Range(lower, upper)), SizeApproximationFlag.INCLUDE_FILES)[0];
        }
    }
}
