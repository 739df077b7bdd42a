package dev.lodestone.streams.mapping.engine;

/**
 * How far a mapping has come in a shard.
 *
 * @param sequenceNumber up to which all is done
 * @param isDone whether the shard is closed and done
 * @param waitingRecords how many records come after that, of which some may be done; {@link #MOST_COUNTED} for that many and more
 * @param iteratorAgeMillis how old the first of them is, in milliseconds; 0 if there is none
 */
public record ShardStatus(
        String shardId, String sequenceNumber, boolean isDone, int waitingRecords, long iteratorAgeMillis) {
    /** How far records are counted. */
    public static final int MOST_COUNTED = 10_000;
}
