package dev.lodestone.store.ttl;

import dev.lodestone.store.catalog.ExpiryIndex;
import dev.lodestone.store.environment.StoreClock;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes whoever waits for the next item to expire: where one expires earlier than that, and where there is other reason
 * to look. Thread-safe.
 */
public final class ExpiryAlarm {
    private final StoreClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ringing = lock.newCondition();
    private volatile long awaitedMillis = ExpiryIndex.NEVER;
    private boolean rung;

    public ExpiryAlarm(StoreClock clock) {
        this.clock = clock;
    }

    /** Takes note of an entry that has been written, if it is the earliest of its index and still to be honoured. */
    void note(ExpiryIndex index, long expiryMillis) {
        if (expiryMillis < index.earliest().millis()
                && expiryMillis > ExpiryWindow.startBefore(clock.epochMillis())
                && index.earliest().add(expiryMillis)
                && expiryMillis < awaitedMillis) {
            ring();
        }
    }

    /** Wakes who waits, or keeps who is about to from waiting. */
    void ring() {
        lock.lock();
        try {
            rung = true;
            ringing.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Has every entry ring from now on, since what is to be waited for is being looked up. */
    void lookUp() {
        awaitedMillis = ExpiryIndex.NEVER;
    }

    /**
     * Waits for the alarm to ring.
     *
     * @param expiryMillis when the next item expires, by the store's clock; only earlier ones ring
     * @param mostNanos how long to wait at most
     */
    void await(long expiryMillis, long mostNanos) throws InterruptedException {
        lock.lock();
        try {
            awaitedMillis = expiryMillis;
            long left = mostNanos;
            while (!rung && left > 0) {
                left = ringing.awaitNanos(left);
            }
            rung = false;
        } finally {
            lock.unlock();
        }
    }
}
