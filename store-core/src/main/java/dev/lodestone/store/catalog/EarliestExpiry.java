package dev.lodestone.store.catalog;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A time before which no item of a table expires that has not been looked at, so that nobody need look for one. In
 * milliseconds since the epoch. Thread-safe; a change of the table leaves it as it is.
 */
public final class EarliestExpiry {
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final AtomicLong millis = new AtomicLong(UNKNOWN);

    EarliestExpiry() {}

    /** The time; {@link ExpiryIndex#NEVER} if no item expires. */
    public long millis() {
        return millis.get();
    }

    /**
     * Takes note of an item that expires at this time.
     *
     * @return whether that is earlier than what was known
     */
    public boolean add(long expiryMillis) {
        long known = millis.get();
        while (expiryMillis < known) {
            if (millis.compareAndSet(known, expiryMillis)) {
                return true;
            }
            known = millis.get();
        }
        return false;
    }

    /** Forgets all before a look at the index, which adds what it finds; gives what was known. */
    public long forget() {
        return millis.getAndSet(ExpiryIndex.NEVER);
    }

    /** Has the whole index looked at again, because time has gone back. */
    public void reset() {
        millis.set(UNKNOWN);
    }
}
