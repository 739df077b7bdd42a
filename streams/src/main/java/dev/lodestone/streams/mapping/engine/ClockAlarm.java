package dev.lodestone.streams.mapping.engine;

import dev.lodestone.store.environment.BackgroundThread;
import dev.lodestone.store.environment.StoreClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Wakes work at moments of the store's clock, which may be set: one thread for all. Thread-safe. */
final class ClockAlarm implements AutoCloseable {
    /** A moment that never comes. */
    static final long NEVER = Long.MAX_VALUE;

    /** The clock of the machine may be set, or go on while the machine sleeps, where waiting does not. */
    private static final long LONGEST_WAIT_MILLIS = 60_000;

    private final StoreClock clock;
    private final Map<SerialWork, Long> moments = new HashMap<>();
    private final BackgroundThread thread = new BackgroundThread("lodestone-mappings-alarm", this::run);
    private long awaited = NEVER;
    private boolean rung;
    private boolean closed;

    ClockAlarm(StoreClock clock) {
        this.clock = clock;
    }

    /** Wakes the work at this moment instead of the one set before. */
    synchronized void set(SerialWork work, long millis) {
        if (millis == NEVER) {
            moments.remove(work);
            return;
        }
        moments.put(work, millis);
        if (millis < awaited) {
            look();
        }
        thread.start();
    }

    /** The earliest moment that is waited for; {@link #NEVER} if there is none. */
    synchronized long nextMillis() {
        return moments.values().stream().min(Long::compare).orElse(NEVER);
    }

    /** Has the clock looked at again, since it has been set. */
    synchronized void look() {
        rung = true;
        notifyAll();
    }

    private void run() {
        try {
            for (List<SerialWork> due = take(); due != null; due = take()) {
                due.forEach(SerialWork::wake);
            }
        } catch (InterruptedException e) {
            System.getLogger(ClockAlarm.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "Mappings no longer follow the clock: the thread was interrupted");
        }
    }

    /** Waits for moments to come; null at the end. */
    private synchronized List<SerialWork> take() throws InterruptedException {
        while (!closed) {
            rung = false;
            long now = clock.epochMillis();
            List<SerialWork> due = takeDue(now);
            if (!due.isEmpty()) {
                return due;
            }
            awaited = nextMillis();
            await(now);
        }
        return null;
    }

    private List<SerialWork> takeDue(long now) {
        List<SerialWork> due = new ArrayList<>();
        moments.entrySet().removeIf(moment -> moment.getValue() <= now && due.add(moment.getKey()));
        return due;
    }

    private void await(long now) throws InterruptedException {
        long wait = TimeUnit.MILLISECONDS.toNanos(Math.min(awaited - now, LONGEST_WAIT_MILLIS));
        long until = System.nanoTime() + wait;
        for (long left = wait; left > 0 && !rung && !closed; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        thread.awaitEnd();
    }
}
