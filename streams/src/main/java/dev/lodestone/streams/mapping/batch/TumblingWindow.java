package dev.lodestone.streams.mapping.batch;

/**
 * A stretch of time over which a function keeps state.
 *
 * @param startMillis its first moment, a multiple of its length
 * @param endMillis the first moment after it
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-windows.html">Tumbling windows</a>
 */
public record TumblingWindow(long startMillis, long endMillis) {
    /** The window that a moment belongs to. */
    public static TumblingWindow at(long millis, long lengthMillis) {
        long start = Math.floorDiv(millis, lengthMillis) * lengthMillis;
        return new TumblingWindow(start, start + lengthMillis);
    }

    public boolean contains(long millis) {
        return millis >= startMillis && millis < endMillis;
    }
}
