package dev.lodestone.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.server.TestStreams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads a stream while it grows, and goes on with its iterators after the server was killed: whatever it was told stays so.
 * Used by one thread at a time.
 */
final class StreamFollower {
    private final Map<String, List<Record>> seen = new HashMap<>();

    /** Where to read on in each shard that has not come to its end. */
    private final Map<String, String> iterators = new HashMap<>();

    private String lastShard;

    /** Begins anew with another stream. */
    void begin() {
        seen.clear();
        iterators.clear();
        lastShard = null;
    }

    /**
     * Reads until the server does not answer any more.
     *
     * @param awaitMore returns when there may be more to read
     */
    void follow(DynamoDbStreamsClient streams, String arn, Runnable awaitMore) {
        while (true) {
            try {
                awaitMore.run();
                findShards(streams, arn);
                for (Map.Entry<String, String> place : List.copyOf(iterators.entrySet())) {
                    read(streams, place.getKey(), place.getValue());
                }
            } catch (SdkClientException e) {
                return;
            }
        }
    }

    private void findShards(DynamoDbStreamsClient streams, String arn) {
        StreamDescription page = streams.describeStream(
                        describe -> describe.streamArn(arn).exclusiveStartShardId(lastShard))
                .streamDescription();
        for (Shard shard : page.shards()) {
            iterators.put(shard.shardId(), TestStreams.iterator(streams, arn, shard, ShardIteratorType.TRIM_HORIZON));
            seen.put(shard.shardId(), new ArrayList<>());
            lastShard = shard.shardId();
        }
    }

    private void read(DynamoDbStreamsClient streams, String shard, String iterator) {
        GetRecordsResponse page = TestStreams.read(streams, iterator);
        seen.get(shard).addAll(page.records());
        if (page.nextShardIterator() == null) {
            iterators.remove(shard);
        } else {
            iterators.put(shard, page.nextShardIterator());
        }
    }

    /** Asserts that the records read so far are the first ones of their shards, and all of those that had ended. */
    void check(StreamReplay replay) {
        seen.forEach((shard, records) -> {
            List<Record> all = replay.shards().get(shard);
            int ended = iterators.containsKey(shard) ? records.size() : all.size();
            assertEquals(all.subList(0, Math.min(all.size(), ended)), records, () -> "what was read of " + shard);
        });
    }
}
