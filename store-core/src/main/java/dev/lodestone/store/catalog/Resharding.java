package dev.lodestone.store.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Changes of a stream's shards at one moment, at which no record is being appended. Immutable.
 *
 * @param positions gives positions of the log that no record has
 */
public record Resharding(LongSupplier positions, long nowMillis) {
    /** The stream with its first shards, which share all hashes evenly. */
    Stream open(Stream stream, int count) {
        List<Shard> shards = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shards.add(shard(stream, stream.nextShardNumber() + i, null, bound(i, count), bound(i + 1, count) - 1));
        }
        return stream.withShards(shards, stream.nextShardNumber() + count);
    }

    private static long bound(int part, int parts) {
        return part * (Shard.LAST_HASH + 1) / parts;
    }

    /**
     * The stream once it takes no more records.
     *
     * @param settledMillis when that ceases to be shown as under way
     */
    Stream disable(Stream stream, long settledMillis) {
        List<Shard> shards = new ArrayList<>();
        for (Shard shard : stream.shards()) {
            shards.add(shard.isOpen() ? close(shard) : shard);
        }
        return stream.withShards(shards, stream.nextShardNumber()).disabled(nowMillis, settledMillis);
    }

    /** The stream where open shards that are to be rolled over are closed, and each is continued by another one. */
    public Stream roll(Stream stream, Predicate<Shard> rolled) {
        return replace(stream, rolled, 1);
    }

    /**
     * The stream where an open shard is closed and continued by two, of which each has half of its hashes.
     *
     * @throws IllegalArgumentException if the shard is not open, or has one hash only
     */
    public Stream split(Stream stream, String shardId) {
        Shard split = stream.shard(shardId);
        if (split == null || !split.isOpen()) {
            throw new IllegalArgumentException("There is no open shard " + shardId + " in " + stream.arn());
        }
        if (split.fromHash() == split.toHash()) {
            throw new IllegalArgumentException("The shard " + shardId + " is too narrow to be split");
        }
        return replace(stream, shard -> shard.equals(split), 2);
    }

    private Stream replace(Stream stream, Predicate<Shard> replaced, int parts) {
        List<Shard> shards = new ArrayList<>();
        List<Shard> children = new ArrayList<>();
        int number = stream.nextShardNumber();
        for (Shard shard : stream.shards()) {
            boolean closes = shard.isOpen() && replaced.test(shard);
            shards.add(closes ? close(shard) : shard);
            for (int part = 0; closes && part < parts; part++) {
                long width = shard.toHash() - shard.fromHash() + 1;
                long from = shard.fromHash() + part * width / parts;
                long to = shard.fromHash() + (part + 1) * width / parts - 1;
                children.add(shard(stream, number++, shard.id(), from, to));
            }
        }
        shards.addAll(children);
        return stream.withShards(shards, number);
    }

    private Shard close(Shard shard) {
        return shard.closed(positions.getAsLong(), nowMillis);
    }

    private Shard shard(Stream stream, int number, String parentId, long fromHash, long toHash) {
        return new Shard(
                id(stream, number),
                number,
                parentId,
                fromHash,
                toHash,
                nowMillis,
                positions.getAsLong(),
                Shard.OPEN,
                Shard.OPEN);
    }

    /** Ids sort as their shards were opened, even if the clock goes back: parents come before their children. */
    private String id(Stream stream, int number) {
        long millis = nowMillis;
        for (Shard earlier : stream.shards()) {
            millis = Math.max(millis, earlier.idMillis());
        }
        return Shard.id(millis, number);
    }
}
