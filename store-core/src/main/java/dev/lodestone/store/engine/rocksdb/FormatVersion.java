package dev.lodestone.store.engine.rocksdb;

import dev.lodestone.store.engine.StorageException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteOptions;

/**
 * The versions of the layout on disk. Their numbers are stored: never change or reuse one.
 *
 * <p>A store holds its version under a key of its own:
 *
 * <pre>
 * key:   1 byte, 0; shorter than any entry's key, and before all of them
 * value: 4 bytes, the version's number, big-endian
 * </pre>
 */
enum FormatVersion {
    /** Keys as drawn in {@link dev.lodestone.store.engine.EntryKey}; counters merged as little-endian 64-bit numbers. */
    FIRST(1);

    static final FormatVersion CURRENT = FIRST;

    private static final byte[] KEY = {0};

    private final int number;

    FormatVersion(int number) {
        this.number = number;
    }

    /** Writes the current version into an empty store, and refuses a store of a version that is not known. */
    static void verify(RocksDB db, Path directory) throws RocksDBException {
        byte[] stored = db.get(KEY);
        if (stored != null) {
            require(stored, directory);
        } else if (isEmpty(db)) {
            try (WriteOptions options = new WriteOptions().setSync(true)) {
                db.put(options, KEY, CURRENT.stored());
            }
        } else {
            throw new StorageException(
                    "The directory " + directory + " holds a RocksDB database that is not Lodestone's");
        }
    }

    private static void require(byte[] stored, Path directory) {
        if (stored.length != Integer.BYTES) {
            throw new StorageException("The store in " + directory + " is damaged: its format version has "
                    + stored.length + " bytes, not " + Integer.BYTES);
        }
        int found = ByteBuffer.wrap(stored).getInt();
        if (found < FIRST.number || found > CURRENT.number) {
            throw new StorageException("The store in " + directory + " was written by a newer Lodestone: it has format "
                    + found + ", and this one reads formats up to " + CURRENT.number);
        }
    }

    private static boolean isEmpty(RocksDB db) throws RocksDBException {
        try (RocksIterator iterator = db.newIterator()) {
            iterator.seekToFirst();
            iterator.status();
            return !iterator.isValid();
        }
    }

    private byte[] stored() {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}
