package dev.lodestone.streams.operation;

import dev.lodestone.store.catalog.Shard;
import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;

/**
 * Which shards of a stream to describe: the children of one. Members that were not given are null.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_ShardFilter.html">ShardFilter</a>
 */
public record ShardFilter(String type, String shardId) {
    /** Adds the declared constraints; none for null. */
    static Constraints constrain(Constraints constraints, ShardFilter filter) {
        if (filter != null) {
            constraints
                    .required("shardFilter.type", filter.type)
                    .oneOf("shardFilter.type", filter.type, AllowedValues.SHARD_FILTER_TYPE)
                    .required("shardFilter.shardId", filter.shardId);
            ShardIds.constrain(constraints, "shardFilter.shardId", filter.shardId);
        }
        return constraints;
    }

    boolean covers(Shard shard) {
        return shardId.equals(shard.parentId());
    }
}
