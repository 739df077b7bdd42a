package dev.lodestone.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.TestStreams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamRecord;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * All that a stream tells, from its beginning and parents before their children.
 *
 * @param shards the records of each shard by its id
 */
record StreamReplay(StreamStatus status, Map<String, List<Record>> shards) {
    /** Reads a stream whose records are all still kept, and asserts that its shards are what they should be. */
    static StreamReplay read(DynamoDbStreamsClient streams, String arn) {
        Map<String, List<Record>> shards = new LinkedHashMap<>();
        StreamDescription page = TestStreams.describe(streams, arn);
        while (true) {
            for (Shard shard : page.shards()) {
                String parent = shard.parentShardId();
                assertTrue(parent == null || shards.containsKey(parent), () -> shard + " comes before its parent");
                shards.put(shard.shardId(), records(streams, arn, shard));
            }
            String last = page.lastEvaluatedShardId();
            if (last == null) {
                return new StreamReplay(page.streamStatus(), shards);
            }
            page = streams.describeStream(describe -> describe.streamArn(arn).exclusiveStartShardId(last))
                    .streamDescription();
        }
    }

    /** The records of a shard: of an open one up to the first empty page, of a closed one up to its end. */
    private static List<Record> records(DynamoDbStreamsClient streams, String arn, Shard shard) {
        String end = shard.sequenceNumberRange().endingSequenceNumber();
        List<Record> records = new ArrayList<>();
        String next = TestStreams.iterator(streams, arn, shard, ShardIteratorType.TRIM_HORIZON);
        while (next != null) {
            GetRecordsResponse page = TestStreams.read(streams, next);
            records.addAll(page.records());
            next = page.nextShardIterator();
            if (page.records().isEmpty()) {
                assertTrue(end == null || next == null, () -> "an empty page before the end of " + shard);
                break;
            }
        }
        String before = shard.sequenceNumberRange().startingSequenceNumber();
        for (Record record : records) {
            String number = record.dynamodb().sequenceNumber();
            assertTrue(before.compareTo(number) < 0, () -> record + " is out of order in " + shard);
            assertTrue(end == null || number.compareTo(end) < 0, () -> record + " lies after the end of " + shard);
            before = number;
        }
        return records;
    }

    List<Record> records() {
        List<Record> records = new ArrayList<>();
        shards.values().forEach(records::addAll);
        return records;
    }

    /**
     * Asserts that the records make the table: each change begins where the one before had ended, what they end with is
     * there, and each owner's orders were changed in the order of the requests.
     */
    void checkGives(StoredOrders stored) {
        Map<OrderKey, Map<String, AttributeValue>> items = new HashMap<>();
        Map<String, Long> amounts = new HashMap<>();
        Set<String> eventIds = new HashSet<>();
        for (Record record : records()) {
            assertTrue(eventIds.add(record.eventID()), () -> record + " comes twice");
            StreamRecord change = record.dynamodb();
            OrderKey key = OrderKey.of(change.keys());
            Map<String, AttributeValue> before = change.hasOldImage() ? change.oldImage() : null;
            Map<String, AttributeValue> after = change.hasNewImage() ? change.newImage() : null;
            assertEquals(items.get(key), before, () -> "what was there before " + record);
            assertNotEquals(before, after, () -> record + " changes nothing");
            assertEquals(kind(before, after), record.eventName());
            if (after == null) {
                items.remove(key);
            } else {
                items.put(key, after);
            }
            if (after != null && !key.id().equals(Orders.COUNT)) {
                Long earlier = amounts.put(key.owner(), Orders.value(after));
                assertTrue(earlier == null || earlier <= Orders.value(after), () -> record + " is out of order");
            }
        }
        assertEquals(stored.items(), items, "what the stream gives");
    }

    private static OperationType kind(Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
        if (before == null) {
            return OperationType.INSERT;
        }
        return after == null ? OperationType.REMOVE : OperationType.MODIFY;
    }
}
