package dev.lodestone.store.catalog;

import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.schema.StreamViewType;
import java.util.List;

/**
 * What the catalogue keeps of a stream, which outlives the table whose changes it tells. Immutable.
 *
 * @param scope the table's
 * @param tableId the identity of the table, which another table of the same name does not share
 * @param label tells it from the other streams of its table
 * @param keySchema the table's
 * @param createdMillis when it was enabled
 * @param disabledMillis when it was disabled, or its table deleted; {@link Shard#OPEN} while it is enabled
 * @param settledMillis when the last of both ceases to be shown as under way
 * @param space where its log lies
 * @param nextShardNumber the number of the next shard
 * @param shards those that can still be read, in the order of their ids: parents before their children
 */
public record Stream(
        RequestScope scope,
        String tableName,
        String tableId,
        String label,
        KeySchema keySchema,
        StreamViewType viewType,
        long createdMillis,
        long disabledMillis,
        long settledMillis,
        int space,
        int nextShardNumber,
        List<Shard> shards) {
    /** Where a stream stands in its life. */
    public enum Status {
        ENABLING,
        ENABLED,
        DISABLING,
        DISABLED
    }

    public Stream {
        shards = List.copyOf(shards);
    }

    public String arn() {
        return scope.streamArn(tableName, label);
    }

    public boolean isEnabled() {
        return disabledMillis == Shard.OPEN;
    }

    public Status status(long nowMillis) {
        boolean isSettled = nowMillis >= settledMillis;
        if (isEnabled()) {
            return isSettled ? Status.ENABLED : Status.ENABLING;
        }
        return isSettled ? Status.DISABLED : Status.DISABLING;
    }

    /** The shard with this id, or null. */
    public Shard shard(String id) {
        for (Shard shard : shards) {
            if (shard.id().equals(id)) {
                return shard;
            }
        }
        return null;
    }

    Stream withShards(List<Shard> newShards, int newNextShardNumber) {
        return new Stream(
                scope,
                tableName,
                tableId,
                label,
                keySchema,
                viewType,
                createdMillis,
                disabledMillis,
                settledMillis,
                space,
                newNextShardNumber,
                newShards);
    }

    Stream disabled(long nowMillis, long newSettledMillis) {
        return new Stream(
                scope,
                tableName,
                tableId,
                label,
                keySchema,
                viewType,
                createdMillis,
                nowMillis,
                newSettledMillis,
                space,
                nextShardNumber,
                shards);
    }

    StreamKey key() {
        return new StreamKey(scope.namespace(), tableName, label);
    }
}
