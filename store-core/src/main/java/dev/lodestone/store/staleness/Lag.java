package dev.lodestone.store.staleness;

import java.time.Duration;

/**
 * How far reads are behind: by a number of writes, by a time, or not at all. Immutable.
 *
 * @param writes of the table that is read: so many of its latest ones are not seen
 * @param time by the store's clock: what was written since then is not seen; zero where writes are counted
 */
public record Lag(int writes, Duration time) {
    /** The most writes that reads can be behind. */
    public static final int MOST_WRITES = 1000;

    /** The longest time that reads can be behind. */
    public static final Duration LONGEST_TIME = Duration.ofDays(365);

    /** Reads see all that has been written. */
    public static final Lag NONE = new Lag(0, Duration.ZERO);

    public Lag {
        if (writes < 0 || writes > MOST_WRITES) {
            throw new IllegalArgumentException("Reads can be from 0 to " + MOST_WRITES + " writes behind");
        }
        if (time.isNegative() || time.compareTo(LONGEST_TIME) > 0) {
            throw new IllegalArgumentException("The time that reads are behind is from zero to " + LONGEST_TIME);
        }
        if (writes > 0 && !time.isZero()) {
            throw new IllegalArgumentException("Reads are behind by a number of writes or by a time, not both");
        }
    }

    /**
     * Reads that do not see the latest writes of their table. Each item that is put, changed or deleted counts as one; what
     * a transaction or batch has written is not seen while one of its writes is not.
     *
     * @param count up to {@link #MOST_WRITES}
     */
    public static Lag ofWrites(int count) {
        return new Lag(count, Duration.ZERO);
    }

    /**
     * Reads that do not see what has been written since a time ago, by the store's clock.
     *
     * @param time up to {@link #LONGEST_TIME}
     */
    public static Lag ofTime(Duration time) {
        return new Lag(0, time);
    }

    /** Whether reads see all that has been written. */
    public boolean isNone() {
        return writes == 0 && time.isZero();
    }

    /** Whether a write is not seen when there have been so many later ones, and it is so old. */
    boolean hides(long laterWrites, long ageMillis) {
        return laterWrites < writes || (!time.isZero() && ageMillis < millis());
    }

    /** The time in milliseconds, rounded up. */
    long millis() {
        return time.plusNanos(999_999).toMillis();
    }
}
