package dev.lodestone.store.catalog;

import dev.lodestone.store.schema.ProvisionedThroughput;

/**
 * When provisioned throughput was last raised and lowered, in milliseconds since the epoch; 0 for never.
 *
 * @param decreasesToday how often it was lowered on the UTC day of the last decrease
 */
public record ThroughputHistory(long lastIncreaseMillis, long lastDecreaseMillis, int decreasesToday) {
    public static final ThroughputHistory NONE = new ThroughputHistory(0, 0, 0);

    private static final long MILLIS_OF_DAY = 86_400_000L;

    /** The number of times that it was lowered on the UTC day of this moment. */
    public int decreasesOn(long nowMillis) {
        boolean sameDay = Math.floorDiv(lastDecreaseMillis, MILLIS_OF_DAY) == Math.floorDiv(nowMillis, MILLIS_OF_DAY);
        return sameDay ? decreasesToday : 0;
    }

    /** The history after a change, of which either unit may have been raised, lowered or neither. */
    public ThroughputHistory after(ProvisionedThroughput before, ProvisionedThroughput after, long nowMillis) {
        boolean raised = after.readCapacityUnits() > before.readCapacityUnits()
                || after.writeCapacityUnits() > before.writeCapacityUnits();
        boolean lowered = after.readCapacityUnits() < before.readCapacityUnits()
                || after.writeCapacityUnits() < before.writeCapacityUnits();
        return new ThroughputHistory(
                raised ? nowMillis : lastIncreaseMillis,
                lowered ? nowMillis : lastDecreaseMillis,
                lowered ? decreasesOn(nowMillis) + 1 : decreasesToday);
    }
}
