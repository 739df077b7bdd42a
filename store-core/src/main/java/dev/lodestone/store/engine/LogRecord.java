package dev.lodestone.store.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Where a record lies that was appended to a log: an entry like any other.
 *
 * <pre>
 * space            the log's
 * partition part   the shard
 * sort part        the position, 8 bytes, big-endian
 * value            the record
 * </pre>
 */
public final class LogRecord {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final byte[] NO_POSITION = new byte[Long.BYTES];

    private LogRecord() {}

    /** The sort part of the record at a position. */
    public static byte[] sort(long position) {
        byte[] sort = new byte[Long.BYTES];
        LONG.set(sort, 0, position);
        return sort;
    }

    /** The records of a shard that follow a position, up to another one. */
    public static SortRange between(long afterPosition, long upToPosition) {
        return new SortRange(sort(afterPosition + 1), sort(upToPosition + 1), true);
    }

    /** The key of a record of which the position is still to be set. */
    public static byte[] keyWithoutPosition(int space, byte[] shard) {
        return EntryKey.of(EntryKey.ENTRY, space, shard, NO_POSITION);
    }

    /** Sets the position in the key of a record. */
    public static void setPosition(byte[] key, long position) {
        LONG.set(key, key.length - Long.BYTES, position);
    }

    /** The position in the key of a record. */
    public static long position(byte[] key) {
        return (long) LONG.get(key, key.length - Long.BYTES);
    }
}
