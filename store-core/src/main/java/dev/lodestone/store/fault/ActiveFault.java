package dev.lodestone.store.fault;

import dev.lodestone.store.operation.ApiOperation;
import java.util.List;
import java.util.Random;

/**
 * A fault that requests meet, and how often they have.
 *
 * <p>Thread-safe: requests at the same time meet it one after the other, in the order in which they come.
 */
public final class ActiveFault {
    private final String id;
    private final Fault fault;
    private final Random random;
    private int seen;
    private int met;

    ActiveFault(String id, Fault fault) {
        this.id = id;
        this.fault = fault;
        this.random = new Random(fault.seed());
    }

    /** Tells it from other faults of the store. */
    public String id() {
        return id;
    }

    public Fault fault() {
        return fault;
    }

    /** How many requests have met it. */
    public synchronized int met() {
        return met;
    }

    /** How many requests have fitted, whether they met it or not. */
    public synchronized int seen() {
        return seen;
    }

    /** Whether the request meets the fault; from then on it has. */
    boolean meets(ApiOperation operation, List<TouchedItem> touched) {
        return fault.canMeet(operation) && fits(touched) && isTurn();
    }

    private boolean fits(List<TouchedItem> touched) {
        if (fault.fitsAll()) {
            return true;
        }
        for (TouchedItem item : touched) {
            if (fault.fits(item)) {
                return true;
            }
        }
        return false;
    }

    private synchronized boolean isTurn() {
        seen++;
        if (seen <= fault.skipped() || met >= fault.times() || random.nextInt(100) >= fault.percent()) {
            return false;
        }
        met++;
        return true;
    }
}
