package dev.lodestone.store.environment;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A clock that can be set, and goes on from there as fast as the clock below it. Thread-safe.
 *
 * <p>A change returns when all that depends on the time has followed: everybody who waits for a moment, or has something
 * to do at one, is among the listeners. Changes take place one after the other.
 *
 * <p>The clock may be put back. What has happened stays as it is: what was deleted is gone, and what bears a later time
 * keeps it, until the clock gets there again. So records of streams that were made in the future are kept for as much
 * longer, and a status that was to pass then lasts as long.
 */
public final class SettableClock implements StoreClock {
    /** The earliest moment that the clock can be set to. */
    public static final Instant EARLIEST = Instant.EPOCH;

    /** The latest one, which leaves time for the clock to go on. */
    public static final Instant LATEST = Instant.ofEpochSecond(253_370_764_800L);

    private final StoreClock base;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile long offsetMillis;

    /** A clock that is not set yet: it shows what the clock below it does. */
    public SettableClock(StoreClock base) {
        this.base = base;
    }

    @Override
    public long epochMillis() {
        return base.epochMillis() + offsetMillis;
    }

    public Instant now() {
        return Instant.ofEpochMilli(epochMillis());
    }

    /** How far the clock is ahead of the one below it; negative where it is behind. */
    public Duration offset() {
        return Duration.ofMillis(offsetMillis);
    }

    /**
     * Sets the clock to a moment, by milliseconds.
     *
     * @throws OutOfRangeException if it is not between {@link #EARLIEST} and {@link #LATEST}
     */
    public synchronized void set(Instant moment) {
        change(checked(moment).toEpochMilli() - base.epochMillis());
    }

    /**
     * Puts the clock forward, or back by a negative duration.
     *
     * @throws OutOfRangeException if that leads before {@link #EARLIEST} or after {@link #LATEST}
     */
    public synchronized void advance(Duration by) {
        Instant from = now();
        change(offsetMillis + Duration.between(from, sum(from, by)).toMillis());
    }

    /**
     * Sets the clock to what the one below it shows, plus a duration.
     *
     * @throws OutOfRangeException if that leads before {@link #EARLIEST} or after {@link #LATEST}
     */
    public synchronized void setOffset(Duration newOffset) {
        Instant from = Instant.ofEpochMilli(base.epochMillis());
        change(Duration.between(from, sum(from, newOffset)).toMillis());
    }

    /** Has the clock show again what the one below it does, as after a restart. */
    public synchronized void reset() {
        change(0);
    }

    private static Instant sum(Instant moment, Duration duration) {
        try {
            return checked(moment.plus(duration));
        } catch (DateTimeException | ArithmeticException e) {
            throw outOfRange(e);
        }
    }

    private static Instant checked(Instant moment) {
        if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
            throw outOfRange(null);
        }
        return moment;
    }

    private static OutOfRangeException outOfRange(Exception cause) {
        return new OutOfRangeException("The clock can be set from " + EARLIEST + " to " + LATEST, cause);
    }

    /** Says that the clock cannot be set as far away; it is left as it was. */
    public static final class OutOfRangeException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private OutOfRangeException(String message, Exception cause) {
            super(message, cause);
        }
    }

    /** All listeners are told, even if one fails; the first failure is thrown. */
    private void change(long newOffsetMillis) {
        offsetMillis = newOffsetMillis;
        RuntimeException failure = null;
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * Has a listener told whenever the clock has been set, forward or back, before the change returns. It does what has come
     * due, or wakes who waits for a moment; whoever has set the clock waits for it.
     *
     * @return ends the subscription
     */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
