package dev.lodestone.streams.mapping.batch;

/**
 * How long to wait before something that failed is tried again: 250 ms, then twice as long each time, up to a minute.
 *
 * <p>The service says only that it waits exponentially longer. With these times a function is called eight times within a
 * minute, as was seen of it.
 */
public final class Backoff {
    private static final long FIRST_MILLIS = 250;
    private static final long LONGEST_MILLIS = 60_000;
    private static final int MOST_DOUBLINGS = 8;

    private Backoff() {}

    /** The wait after this many failures in a row, at least one, in milliseconds. */
    public static long millis(int failures) {
        return Math.min(FIRST_MILLIS << Math.min(failures - 1, MOST_DOUBLINGS), LONGEST_MILLIS);
    }
}
