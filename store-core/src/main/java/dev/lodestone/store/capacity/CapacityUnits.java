package dev.lodestone.store.capacity;

/**
 * How many capacity units reading or writing so many bytes costs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">Read and write
 *     operations</a>
 */
public final class CapacityUnits {
    private static final int BYTES_PER_READ_UNIT = 4096;
    private static final int BYTES_PER_WRITE_UNIT = 1024;

    private CapacityUnits() {}

    /** The cost of one read of these bytes; even nothing costs the least amount. */
    public static double read(long bytes, boolean consistent) {
        return units(bytes, BYTES_PER_READ_UNIT) * (consistent ? 1.0 : 0.5);
    }

    /** The bytes that a read of these is billed for: as many as its units could have read. */
    public static long roundedForReading(long bytes) {
        return units(bytes, BYTES_PER_READ_UNIT) * BYTES_PER_READ_UNIT;
    }

    /** The cost of one write of these bytes. */
    public static double write(long bytes) {
        return units(bytes, BYTES_PER_WRITE_UNIT);
    }

    private static long units(long bytes, int bytesPerUnit) {
        return Math.max(1, (bytes + bytesPerUnit - 1) / bytesPerUnit);
    }
}
