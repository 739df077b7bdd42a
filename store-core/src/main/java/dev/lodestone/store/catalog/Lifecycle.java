package dev.lodestone.store.catalog;

/**
 * A passing status and the moment at which it gives way to ACTIVE, or, for DELETING, to nothing.
 *
 * @param untilMillis the moment in milliseconds since the epoch; {@link #OPEN_ENDED} while work is still to be done
 */
public record Lifecycle(TableStatus passing, long untilMillis) {
    public static final long OPEN_ENDED = Long.MAX_VALUE;
    public static final Lifecycle ACTIVE = new Lifecycle(TableStatus.ACTIVE, 0);

    /** A status that gives way after a time; ACTIVE at once if there is no such time. */
    public static Lifecycle passing(TableStatus status, long nowMillis, long forMillis) {
        return forMillis == 0 && status != TableStatus.DELETING ? ACTIVE : new Lifecycle(status, nowMillis + forMillis);
    }

    /** Whether what this is the life of has ceased to exist at this moment. */
    public boolean isGone(long nowMillis) {
        return passing == TableStatus.DELETING && nowMillis >= untilMillis;
    }

    /** The status at this moment. */
    public TableStatus at(long nowMillis) {
        return nowMillis < untilMillis ? passing : TableStatus.ACTIVE;
    }
}
