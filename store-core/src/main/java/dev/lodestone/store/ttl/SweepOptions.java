package dev.lodestone.store.ttl;

/**
 * How expired items are deleted.
 *
 * @param delayMillis how long they stay after they have expired
 * @param background whether they are deleted without being asked; otherwise only {@link ExpirySweeper#sweep} deletes
 */
public record SweepOptions(long delayMillis, boolean background) {
    /** At once. */
    public static final SweepOptions IMMEDIATE = new SweepOptions(0, true);

    /** Only when asked, for programs that hold the clock in hand. */
    public static final SweepOptions ON_REQUEST = new SweepOptions(0, false);

    /** In the background, after a time. */
    public static SweepOptions delayed(long delayMillis) {
        return new SweepOptions(delayMillis, true);
    }
}
