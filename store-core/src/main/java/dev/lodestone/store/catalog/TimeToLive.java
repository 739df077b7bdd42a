package dev.lodestone.store.catalog;

/**
 * The time to live of a table on which it is, or was, enabled.
 *
 * @param attributeName the attribute that says when an item expires
 * @param enabled whether items expire
 * @param settledMillis when the last change of this setting ceases to be shown as under way
 * @param space where the entries of the expiry index lie, while it is enabled
 * @param backfilling whether entries for older items are still being added
 */
public record TimeToLive(String attributeName, boolean enabled, long settledMillis, int space, boolean backfilling) {
    /** Where the setting stands. */
    public enum Status {
        ENABLING,
        DISABLING,
        ENABLED,
        DISABLED
    }

    /** The setting once it is enabled, for items that there may be already. */
    public static TimeToLive enabled(String attributeName, long settledMillis, int space) {
        return new TimeToLive(attributeName, true, settledMillis, space, true);
    }

    /** The setting once entries for all items are there. */
    public TimeToLive complete() {
        return new TimeToLive(attributeName, enabled, settledMillis, space, false);
    }

    /** The setting once it is disabled. */
    public TimeToLive disabled(long newSettledMillis) {
        return new TimeToLive(attributeName, false, newSettledMillis, 0, false);
    }

    /** Whether the last change is still shown as under way, for clients that want to see it. */
    public boolean isUnsettled(long nowMillis) {
        return nowMillis < settledMillis;
    }

    public Status status(long nowMillis) {
        if (enabled) {
            return backfilling || isUnsettled(nowMillis) ? Status.ENABLING : Status.ENABLED;
        }
        return isUnsettled(nowMillis) ? Status.DISABLING : Status.DISABLED;
    }
}
