package dev.lodestone.store.engine;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The isolation of updates in an engine that lives in one process: each declared address is held by one update at a
 * time, through locks that many addresses share. Thread-safe. An update must not start another one from within.
 */
public final class UpdateLocks {
    private static final int STRIPE_BITS = 10;
    private static final int[] NONE = new int[0];

    private final ReentrantLock[] stripes = new ReentrantLock[1 << STRIPE_BITS];
    private final Gate gate = new Gate();

    public UpdateLocks() {
        Arrays.setAll(stripes, i -> new ReentrantLock());
    }

    /** Runs an update while it alone holds the declared addresses. */
    public <R> R run(List<Address> declared, Supplier<R> update) {
        int ticket = gate.enter();
        try {
            int[] held = stripesOf(declared);
            lock(held);
            try {
                return update.get();
            } finally {
                unlock(held);
            }
        } finally {
            gate.leave(ticket);
        }
    }

    /** Returns once every update that had begun before has ended. */
    public void awaitUpdates() {
        gate.requireOpen();
        gate.awaitEntered();
    }

    /** Refuses updates with the message from now on, and returns once the last one has ended. */
    public void close(String message) {
        gate.close(message);
    }

    private void lock(int[] held) {
        for (int stripe : held) {
            stripes[stripe].lock();
        }
    }

    private void unlock(int[] held) {
        for (int stripe : held) {
            stripes[stripe].unlock();
        }
    }

    /** The stripes of the addresses, each once and in ascending order, which keeps updates from waiting in a circle. */
    private static int[] stripesOf(List<Address> declared) {
        int size = declared.size();
        if (size == 0) {
            return NONE;
        }
        int[] found = new int[size];
        for (int i = 0; i < size; i++) {
            found[i] = stripeOf(declared.get(i));
        }
        return size == 1 ? found : sortedOnce(found);
    }

    private static int[] sortedOnce(int[] found) {
        Arrays.sort(found);
        int kept = 1;
        for (int i = 1; i < found.length; i++) {
            if (found[i] != found[kept - 1]) {
                found[kept++] = found[i];
            }
        }
        return Arrays.copyOf(found, kept);
    }

    /** Fibonacci hashing: the upper bits of the product depend on every bit of the hash code. */
    private static int stripeOf(Address address) {
        return (address.hashCode() * 0x9E3779B9) >>> (32 - STRIPE_BITS);
    }
}
