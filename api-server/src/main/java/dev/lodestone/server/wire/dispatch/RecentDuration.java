package dev.lodestone.server.wire.dispatch;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long an operation took of late: an average in which the latest requests count most. A page of items may be ten
 * small ones or a megabyte that a filter goes through, and nothing in the request tells; but what a client asks for
 * resembles what it asked for before. Thread-safe; a measurement that is lost to a race does not matter.
 */
final class RecentDuration {
    private static final long BRIEF_NANOS = TimeUnit.MICROSECONDS.toNanos(300);

    /** The weight of the latest measurement is one in so many. */
    private static final int WEIGHT = 8;

    /** Starts with twice what is brief, so that brevity has to be seen first. */
    private final AtomicLong average = new AtomicLong(2 * BRIEF_NANOS);

    void add(long nanos) {
        long before = average.getPlain();
        average.setOpaque(before + (nanos - before) / WEIGHT);
    }

    boolean isBrief() {
        return average.getOpaque() < BRIEF_NANOS;
    }
}
