package dev.lodestone.streams.mapping.engine;

import static dev.lodestone.streams.mapping.engine.MappedTable.SECOND;
import static dev.lodestone.streams.mapping.engine.MappedTable.START_MILLIS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.batch.BatchEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** C2: what goes into a batch, when it goes, and in which order. */
class BatchingTest extends MappingTestCase {
    @Test
    void aRecordIsSentAtOnceWithoutABatchingWindow() throws InterruptedException {
        EventSourceMapping mapping = table.map(with().build());
        table.put(1);
        function.next(1).succeed();
        table.put(2);
        function.next(2).succeed();
        table.awaitAllDone(mapping);
        assertEquals("OK", table.mappings.get(mapping.uuid()).lastProcessingResult());
    }

    @Test
    void oneBatchAtATimeAndTheNextOneAfterItsEnd() throws InterruptedException {
        table.put(1, 2, 3, 4, 5);
        table.map(with().batchSize(2).build());
        ScriptedFunction.Call first = function.next(1, 2);
        table.put(6);
        assertFalse(function.isCalled());
        first.succeed();
        function.next(3, 4).succeed();
        function.next(5, 6).succeed();
    }

    @Test
    void aBatchIsAHundredRecordsUnlessToldOtherwise() throws InterruptedException {
        for (int i = 0; i < 150; i++) {
            table.put(i);
        }
        table.map(with().build());
        ScriptedFunction.Call first = function.next();
        assertEquals(100, first.records().size());
        first.succeed();
        assertEquals(50, function.next().records().size());
    }

    @Test
    void aBatchOfTenThousandIsFilledWithWhatThereIs() throws InterruptedException {
        for (int i = 0; i < 2_500; i++) {
            table.put(i);
        }
        table.map(with().batchSize(10_000).build());
        assertEquals(2_500, function.next().records().size());
    }

    @Test
    void aBatchWaitsForItsWindowToEnd() throws InterruptedException {
        table.map(with().maximumBatchingWindowInSeconds(5).build());
        table.put(1);
        assertEquals(START_MILLIS + 5 * SECOND, table.nextMoment());
        table.advance(2 * SECOND);
        table.put(2);
        table.advance(3 * SECOND - 1);
        table.put(3);
        table.advanceToNext();
        assertEquals(START_MILLIS + 5 * SECOND, function.next(1, 2, 3).millis());
    }

    @Test
    void aFullBatchDoesNotWaitForItsWindow() throws InterruptedException {
        table.map(with().batchSize(2).maximumBatchingWindowInSeconds(300).build());
        table.put(1, 2, 3);
        ScriptedFunction.Call call = function.next(1, 2);
        assertEquals(START_MILLIS, call.millis());
        call.succeed();
        table.put(4);
        assertEquals(START_MILLIS, function.next(3, 4).millis());
    }

    @Test
    void anEventIsNotLongerThanSixMegabytes() throws InterruptedException {
        String padding = "x".repeat(300_000);
        for (int i = 0; i < 30; i++) {
            table.put("id", "part-" + i, i, padding);
        }
        EventSourceMapping mapping = table.map(
                with().batchSize(10_000).maximumBatchingWindowInSeconds(300).build());
        ScriptedFunction.Call call = function.next();
        assertEquals(START_MILLIS, call.millis());
        assertEquals(20, call.records().size());
        assertTrue(call.payload().length <= BatchEvent.LONGEST);
        assertTrue(call.payload().length + call.payload().length / 20 > BatchEvent.LONGEST);
        call.succeed();
        table.await(() -> table.waiting(mapping) == 10);
    }

    @Test
    void recordsThatNoFilterMatchesAreDroppedAndPassed() throws InterruptedException {
        table.put(1, 2, 13, 4, 15);
        EventSourceMapping mapping = table.map(
                with().batchSize(2).filterPatterns("\"v\":1", "\"v\":4").build());
        // They do not count for the size of a batch either.
        function.next(1, 13).succeed();
        function.next(4, 15).succeed();
        table.put(7, 8, 9);
        table.advanceUntilDone(mapping);
        assertFalse(function.isCalled());
    }

    @Test
    void eachShardHasItsOwnBatches() throws InterruptedException {
        open(4);
        table.map(with().build());
        for (int i = 0; i < 100; i++) {
            table.put(i);
        }
        List<Integer> seen = new ArrayList<>();
        List<ScriptedFunction.Call> calls = new ArrayList<>();
        for (int shard = 0; shard < 4; shard++) {
            // None of them has been answered.
            calls.add(function.next());
        }
        while (seen.size() < 100) {
            ScriptedFunction.Call call = calls.isEmpty() ? function.next() : calls.remove(0);
            seen.addAll(call.values());
            call.succeed();
        }
        assertEquals(100, seen.stream().distinct().count());
    }
}
