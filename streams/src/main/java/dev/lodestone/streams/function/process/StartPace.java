package dev.lodestone.streams.function.process;

import java.util.concurrent.TimeUnit;

/** How soon another process may be started after some that could not load their function. Guarded by its owner. */
final class StartPace {
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 10_000;
    private static final int MOST_DOUBLINGS = 7;

    private int failures;
    private long notBeforeNanos;

    /** A process could not load its function; the first one may have been unlucky. */
    void failed() {
        failures++;
        long millis =
                failures < 2 ? 0 : Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures - 2, MOST_DOUBLINGS));
        notBeforeNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** A process has loaded its function, or there is another function to load. */
    void reset() {
        failures = 0;
    }

    /** Milliseconds until a process may be started. */
    long delayMillis() {
        long left = failures == 0 ? 0 : notBeforeNanos - System.nanoTime();
        return left <= 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(left) + 1;
    }
}
