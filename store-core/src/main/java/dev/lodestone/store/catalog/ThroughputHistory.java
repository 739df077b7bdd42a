package dev.lodestone.store.catalog;

/**
 * When provisioned throughput was last raised and lowered, in milliseconds since the epoch; 0 for never.
 *
 * @param decreasesToday how often it was lowered on the UTC day of the last decrease
 */
public record ThroughputHistory(long lastIncreaseMillis, long lastDecreaseMillis, int decreasesToday) {
    public static final ThroughputHistory NONE = new ThroughputHistory(0, 0, 0);
}
