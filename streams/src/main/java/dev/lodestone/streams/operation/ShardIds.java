package dev.lodestone.streams.operation;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.constraint.Constraints;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checks of members that are ids of shards, such as {@code shardId-00000001700000000000-0000000a}. */
final class ShardIds {
    private static final int SHORTEST = 28;
    private static final int LONGEST = 65;
    private static final int HEX = 16;
    private static final Pattern FORM = Pattern.compile("shardId-\\d{20}-[0-9a-zA-Z]+");
    private static final Pattern OWN_FORM = Pattern.compile("shardId-00(\\d{18})-([0-9a-f]{8})");

    private ShardIds() {}

    /** Adds the declared constraints of a member that is an id. */
    static Constraints constrain(Constraints constraints, String path, String shardId) {
        return constraints.length(path, shardId, SHORTEST, LONGEST);
    }

    /** Refuses what cannot be the id of a shard; null may be missing. */
    static void checkForm(String shardId) {
        if (shardId != null && !FORM.matcher(shardId).matches()) {
            throw validation("Invalid ShardId: " + shardId);
        }
    }

    /** Whether a stream has or had a shard with this id, as far as the id tells. */
    static boolean mayBeOf(Stream stream, String shardId) {
        Matcher parts = OWN_FORM.matcher(shardId);
        return parts.matches()
                && Long.parseLong(parts.group(1)) >= stream.createdMillis()
                && Long.parseLong(parts.group(2), HEX) < stream.nextShardNumber();
    }
}
