package dev.lodestone.server.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestStreams;
import dev.lodestone.server.TestTables;
import dev.lodestone.streams.mapping.EventSourceMapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** C2: what goes into a batch, when it goes, and in which order. */
class BatchRulesTest extends TriggerTestCase {
    private static final int LONGEST_EVENT = 6 << 20;

    @Test
    void withoutAWindowARecordIsSentAtOnce() {
        EventSourceMapping mapping = map(with());
        put("a");
        expectInvocation("a").succeed();
        put("b");
        expectInvocation("b").succeed();
        triggers.awaitAllDone(mapping);
        assertEquals(start(), triggers.now());
    }

    @Test
    void aBatchIsSentWhenItsSizeIsReached() {
        map(with().batchSize(2).maximumBatchingWindowInSeconds(300));
        put("a", "b", "c");
        expectInvocation("a", "b").succeed();
        put("d");
        expectInvocation("c", "d").succeed();
        assertEquals(start(), triggers.now());
    }

    @Test
    void aBatchIsSentWhenItsWindowEnds() {
        map(with().maximumBatchingWindowInSeconds(5));
        put("a");
        assertEquals(start().plusSeconds(5), triggers.nextMoment());
        advance(SECOND.multipliedBy(2));
        put("b");
        advance(SECOND.multipliedBy(3).minusMillis(1));
        put("c");
        advance(Duration.ofMillis(1));
        expectInvocation("a", "b", "c").succeed();
    }

    @Test
    void aBatchIsSentWhenItHasSixMegabytes() {
        Map<String, AttributeValue> padding = Map.of("padding", AttributeValue.fromS("x".repeat(380_000)));
        for (int i = 0; i < 20; i++) {
            put("id-" + i, padding);
        }
        EventSourceMapping mapping = map(with().batchSize(10_000).maximumBatchingWindowInSeconds(300));
        HandlerCall call = expectInvocation();
        assertEquals(start(), triggers.now());
        assertEquals(16, call.records().size());
        assertTrue(call.payload().length <= LONGEST_EVENT);
        assertTrue(call.payload().length + call.payload().length / 16 > LONGEST_EVENT);
        call.succeed();
        triggers.await("four records wait for their window", () -> triggers.waiting(mapping) == 4);
        triggers.advanceToNext();
        assertEquals(4, expectInvocation().records().size());
        assertEquals(start().plusSeconds(300), triggers.now());
    }

    @Test
    void aBatchHasAHundredRecordsUnlessToldOtherwise() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            ids.add("id-" + i);
        }
        put(ids.toArray(String[]::new));
        map(with());
        HandlerCall call = expectInvocation();
        assertEquals(ids.subList(0, 100), call.ids());
        call.succeed();
        expectInvocation("id-100");
    }

    @Test
    void aShardHasOneBatchAtATime() {
        put("a", "b", "c", "d", "e");
        map(with().batchSize(2));
        HandlerCall first = expectInvocation("a", "b");
        put("f");
        first.succeed();
        expectInvocation("c", "d").succeed();
        expectInvocation("e", "f").succeed();
    }

    @Test
    void shardsDoNotWaitForEachOther() {
        split();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add("id-" + i);
        }
        put(ids.toArray(String[]::new));
        map(with());
        HandlerCall one = expectInvocation();
        HandlerCall other = expectInvocation();
        List<String> both = new ArrayList<>(one.ids());
        both.addAll(other.ids());
        assertEquals(new HashSet<>(ids), new HashSet<>(both));
        assertEquals(20, both.size());
    }

    /** Splits the shard that is open. */
    private void split() {
        TestStreams.split(
                triggers.server(),
                stream(),
                TestStreams.describe(triggers.server().streams(), stream()).shards().stream()
                        .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() == null)
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void parentsComeBeforeTheirChildren() {
        put("a");
        TestStreams.roll(triggers.server(), stream());
        put("b");
        split();
        put("c");
        map(with());
        expectInvocation("a").succeed();
        expectInvocation("b").succeed();
        expectInvocation("c").succeed();
    }

    @Test
    void trimHorizonBeginsWithTheOldestRecordThatIsLeft() {
        put("a");
        advance(Duration.ofHours(25));
        put("b");
        map("TRIM_HORIZON", with());
        expectInvocation("b").succeed();
    }

    @Test
    void latestBeginsWithWhatIsWrittenAfterwards() {
        put("a");
        map("LATEST", with());
        put("b");
        expectInvocation("b").succeed();
        TestStreams.roll(triggers.server(), stream());
        put("c");
        expectInvocation("c").succeed();
    }

    /** A partition key {@code pk} and a sort key {@code sk}, so that items of one partition are different items. */
    private void createTableWithSortKey() {
        table = TestServer.uniqueTableName("sorted");
        triggers.client()
                .createTable(create -> create.tableName(table)
                        .attributeDefinitions(
                                TestTables.attribute("pk", ScalarAttributeType.S),
                                TestTables.attribute("sk", ScalarAttributeType.S))
                        .keySchema(TestTables.key("pk", KeyType.HASH), TestTables.key("sk", KeyType.RANGE))
                        .provisionedThroughput(
                                throughput -> throughput.readCapacityUnits(1L).writeCapacityUnits(1L))
                        .streamSpecification(
                                stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
    }

    @SuppressWarnings("unchecked") // as events are written
    private static String attribute(HandlerCall call, String name) {
        Map<String, Object> change = (Map<String, Object>) call.records().get(0).get("dynamodb");
        Map<String, Object> image = (Map<String, Object>) change.get("NewImage");
        Map<String, Object> value = (Map<String, Object>) image.get(name);
        return (String) value.values().iterator().next();
    }

    @Test
    void severalBatchesOfAShardGoAtOnceWithEachItemInOrder() {
        createTableWithSortKey();
        EventSourceMapping mapping = map(with().parallelizationFactor(3).batchSize(1));
        for (int version = 1; version <= 3; version++) {
            for (int item = 0; item < 9; item++) {
                put("one", Map.of("sk", TestTables.s("s" + item), "v", TestTables.n("" + version)));
            }
        }
        List<HandlerCall> underWay =
                new ArrayList<>(List.of(expectInvocation(), expectInvocation(), expectInvocation()));
        assertEquals(3, triggers.mappings().status(mapping.uuid()).calls());
        Map<String, String> seen = new HashMap<>();
        underWay.forEach(call -> seen.put(attribute(call, "sk"), "1"));
        assertEquals(3, seen.size(), "different items");
        underWay.forEach(call -> assertEquals("1", attribute(call, "v")));
        for (int answered = 0; answered < 27; answered++) {
            if (underWay.isEmpty()) {
                HandlerCall call = expectInvocation();
                int before = Integer.parseInt(seen.getOrDefault(attribute(call, "sk"), "0"));
                assertEquals("" + (before + 1), attribute(call, "v"));
                seen.put(attribute(call, "sk"), attribute(call, "v"));
                underWay.add(call);
            }
            underWay.remove(0).succeed();
        }
        triggers.awaitAllDone(mapping);
        assertEquals(27, triggers.mappings().status(mapping.uuid()).calls());
    }
}
