package dev.lodestone.store.catalog;

import java.nio.ByteBuffer;

/**
 * A part of a stream: the changes of those items whose partition keys hash into a range, over a stretch of time. Its
 * records lie above its first position and, once it is closed, below its end position.
 *
 * @param number tells it from the other shards of its stream, past ones included; later shards have higher numbers
 * @param parentId the shard that it continues, wholly or in part; null if there is none. It may be gone from the stream
 * @param fromHash the lowest hash of its range
 * @param toHash the highest hash of its range
 * @param createdMillis when it was opened
 * @param firstPosition a position below those of all its records; no record has it
 * @param endPosition a position above those of all its records, which no record has; {@link #OPEN} while it takes more
 * @param closedMillis when it was closed; {@link #OPEN} while it takes records
 */
public record Shard(
        String id,
        int number,
        String parentId,
        long fromHash,
        long toHash,
        long createdMillis,
        long firstPosition,
        long endPosition,
        long closedMillis) {
    /** The end of what has not ended. */
    public static final long OPEN = Long.MAX_VALUE;

    /** The highest hash of all. */
    static final long LAST_HASH = 0xffff_ffffL;

    private static final String ID_PREFIX = "shardId-";
    private static final int MILLIS_DIGITS = 20;

    /**
     * The id of a shard: a moment, on which consumers rely, and its number, such as {@code
     * shardId-00000001700000000000-0000000a}.
     */
    static String id(long millis, int number) {
        return String.format("%s%0" + MILLIS_DIGITS + "d-%08x", ID_PREFIX, millis, number);
    }

    /** The moment that the id tells, in milliseconds since the epoch. */
    long idMillis() {
        return Long.parseLong(id.substring(ID_PREFIX.length(), ID_PREFIX.length() + MILLIS_DIGITS));
    }

    public boolean isOpen() {
        return endPosition == OPEN;
    }

    /** Whether the changes of items whose partition keys have this hash are in the shard. */
    public boolean covers(long hash) {
        return hash >= fromHash && hash <= toHash;
    }

    /** The partition part of the shard's records in the log: its number, 4 bytes, big-endian. */
    public byte[] partition() {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    Shard closed(long position, long nowMillis) {
        return new Shard(id, number, parentId, fromHash, toHash, createdMillis, firstPosition, position, nowMillis);
    }
}
