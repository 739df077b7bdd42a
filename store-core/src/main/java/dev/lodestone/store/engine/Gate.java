package dev.lodestone.store.engine;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Counts the calls under way, so that an engine can wait for them to end, and close without pulling anything from under
 * one of them. Thread-safe; entering and leaving never block and touch memory that few threads share.
 *
 * <p>Calls are counted in two phases by turns, as read-copy-update does: who waits starts a new phase and needs only the
 * count of the old one to reach zero, which calls that enter later cannot hold up.
 */
public final class Gate {
    private static final int SLOTS = 16;

    /** Counters are this many ints apart, so that two of them never lie in one cache line. */
    private static final int STRIDE = 32;

    private static final int SPINS = 100;
    private static final long PAUSE_NANOS = 20_000;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(2 * SLOTS * STRIDE);
    private volatile int phase;
    private volatile String closed;

    /**
     * Enters, or throws if the gate is closed.
     *
     * @return a ticket for {@link #leave}
     */
    public int enter() {
        int slot = (int) Thread.currentThread().getId() & (SLOTS - 1);
        while (true) {
            int entered = phase;
            int ticket = ticket(entered, slot);
            counts.getAndIncrement(ticket);
            if (closed == null && entered == phase) {
                return ticket;
            }
            counts.getAndDecrement(ticket);
            requireOpen();
        }
    }

    /** Throws if the gate is closed. */
    public void requireOpen() {
        String message = closed;
        if (message != null) {
            throw new StorageException(message);
        }
    }

    public void leave(int ticket) {
        counts.getAndDecrement(ticket);
    }

    /** Returns once every call that had entered before has left. Not to be called by one that is inside. */
    public synchronized void awaitEntered() {
        int ending = phase;
        phase = ending + 1;
        for (int slot = 0; slot < SLOTS; slot++) {
            awaitZero(ticket(ending, slot));
        }
    }

    /** Refuses entry with the message from now on, and returns once everybody has left. Not to be called from inside. */
    public void close(String message) {
        closed = message;
        awaitEntered();
    }

    private void awaitZero(int ticket) {
        for (int tries = 0; counts.get(ticket) != 0; tries++) {
            if (tries < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private static int ticket(int phase, int slot) {
        return ((phase & 1) * SLOTS + slot) * STRIDE;
    }
}
