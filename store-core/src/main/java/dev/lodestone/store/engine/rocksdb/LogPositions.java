package dev.lodestone.store.engine.rocksdb;

import dev.lodestone.store.engine.Gate;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/**
 * Assigns the positions of log records, and knows up to which of them all are committed. Thread-safe.
 *
 * <p>An append enters, takes its positions, commits and leaves. Who waits until all have left that had entered before sees
 * every record up to the position that was the last one when the wait began. Positions are reserved many at a time by a
 * commit that is on the disk before one of them is used, so that none is given twice, whatever a crash may lose:
 *
 * <pre>
 * key:   2 bytes, 0; shorter than any entry's key, and before all of them
 * value: 8 bytes, the highest position reserved, big-endian
 * </pre>
 */
final class LogPositions {
    private static final byte[] KEY = {0, 0};
    private static final long RESERVED_AT_ONCE = 1 << 20;

    private final RocksDB db;
    private final Gate appends = new Gate();
    private final Object settling = new Object();
    private final Object reserving = new Object();
    private final AtomicLong last;
    private volatile long reserved;
    private volatile long settled;

    /** The positions of an open database, from the highest one reserved in its past on. */
    LogPositions(RocksDB db) {
        this.db = db;
        this.reserved = stored(db);
        this.last = new AtomicLong(reserved);
        this.settled = reserved;
    }

    private static long stored(RocksDB db) {
        try {
            byte[] value = db.get(KEY);
            return value == null ? 0 : ByteBuffer.wrap(value).getLong();
        } catch (RocksDBException e) {
            throw RocksDbReads.failure(e);
        }
    }

    /** Whether a key is that of the positions. */
    static boolean isKey(byte[] key) {
        return Arrays.equals(key, KEY);
    }

    /** Begins an append; gives a ticket for {@link #leave}. */
    int enter() {
        return appends.enter();
    }

    /** Ends an append, whose records are committed or have failed. */
    void leave(int ticket) {
        appends.leave(ticket);
    }

    /** Takes so many positions in a row, and gives the first of them. */
    long take(int count) throws RocksDBException {
        long end = last.addAndGet(count);
        if (end > reserved) {
            reserve(end);
        }
        return end - count + 1;
    }

    long last() {
        return last.get();
    }

    /** Gives a position at or below which no record will appear any more: at least the last one of now. */
    long settle() {
        long wanted = last.get();
        return settled >= wanted ? wanted : settle(wanted);
    }

    /** Whoever waited for the lock finds its position settled by the one before, or settles those of all who wait. */
    private long settle(long wanted) {
        synchronized (settling) {
            if (settled < wanted) {
                long reached = last.get();
                appends.awaitEntered();
                settled = reached;
            }
            return wanted;
        }
    }

    private void reserve(long needed) throws RocksDBException {
        synchronized (reserving) {
            if (needed <= reserved) {
                return;
            }
            long ceiling = needed + RESERVED_AT_ONCE;
            try (WriteOptions durable = new WriteOptions().setSync(true)) {
                db.put(
                        durable,
                        KEY,
                        ByteBuffer.allocate(Long.BYTES).putLong(ceiling).array());
            }
            reserved = ceiling;
        }
    }
}
