package dev.lodestone.store.catalog;

/**
 * How streams are kept.
 *
 * @param shards how many shards a new stream has
 * @param rolloverMillis the age at which an open shard is closed and continued by another one
 * @param retentionMillis how long a record can be read
 * @param background whether shards are rolled over and records trimmed without being asked
 */
public record StreamSettings(int shards, long rolloverMillis, long retentionMillis, boolean background) {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int MOST_SHARDS = 1_000;

    /** As the service does it: a shard is open for about four hours, and records are kept for a day. */
    public static final StreamSettings DEFAULT = new StreamSettings(1, 4 * HOUR_MILLIS, 24 * HOUR_MILLIS, true);

    public StreamSettings {
        if (shards < 1 || shards > MOST_SHARDS) {
            throw new IllegalArgumentException("A stream has from 1 to " + MOST_SHARDS + " shards, not " + shards);
        }
        if (rolloverMillis <= 0 || retentionMillis <= 0) {
            throw new IllegalArgumentException("The age of a shard and the retention of records must be positive, not "
                    + rolloverMillis + " and " + retentionMillis + " milliseconds");
        }
    }

    public StreamSettings withShards(int newShards) {
        return new StreamSettings(newShards, rolloverMillis, retentionMillis, background);
    }

    public StreamSettings withRollover(long newRolloverMillis) {
        return new StreamSettings(shards, newRolloverMillis, retentionMillis, background);
    }

    public StreamSettings withRetention(long newRetentionMillis) {
        return new StreamSettings(shards, rolloverMillis, newRetentionMillis, background);
    }

    /** The same, but with all upkeep done only when asked for. */
    public StreamSettings onRequest() {
        return new StreamSettings(shards, rolloverMillis, retentionMillis, false);
    }
}
