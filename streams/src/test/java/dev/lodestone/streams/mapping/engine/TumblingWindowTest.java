package dev.lodestone.streams.mapping.engine;

import static dev.lodestone.streams.mapping.engine.MappedTable.DESTINATION;
import static dev.lodestone.streams.mapping.engine.MappedTable.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.streams.invocation.InvocationException.Reason;
import dev.lodestone.streams.mapping.EventSourceMapping;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** C5: state kept over windows of time. The clock starts 20 seconds into a minute. */
class TumblingWindowTest extends MappingTestCase {
    private static final String STATE = "{\"state\":{\"n\":%d}}";

    private ScriptedFunction.Call retried() throws InterruptedException {
        table.advanceToNext();
        return function.next();
    }

    private static void assertFinal(ScriptedFunction.Call call, int state) {
        assertEquals(List.of(), call.records());
        assertEquals(true, call.event().get("isFinalInvokeForWindow"));
        assertEquals(Map.of("n", state), call.event().get("state"));
    }

    @Test
    void eventsTellTheirWindowAndItsState() throws InterruptedException {
        table.map(with().tumblingWindowInSeconds(60).build());
        table.put(1);
        ScriptedFunction.Call call = function.next(1);
        String event = new String(call.payload(), StandardCharsets.UTF_8);
        String shard = table.stream().shards().get(0).id();
        assertTrue(
                event.endsWith("],\"window\":{\"start\":\"2023-11-14T22:13:00Z\",\"end\":\"2023-11-14T22:14:00Z\"},"
                        + "\"state\":{},\"shardId\":\"" + shard + "\",\"eventSourceARN\":\""
                        + table.stream().arn()
                        + "\",\"isFinalInvokeForWindow\":false,\"isWindowTerminatedEarly\":false}"),
                event);
        call.answer(STATE.formatted(1));
        table.put(2);
        ScriptedFunction.Call second = function.next(2);
        assertEquals(Map.of("n", 1), second.event().get("state"));
    }

    @Test
    void aWindowIsClosedByTheClock() throws InterruptedException {
        EventSourceMapping mapping =
                table.map(with().tumblingWindowInSeconds(60).build());
        table.put(1);
        function.next(1).answer(STATE.formatted(7));
        table.awaitAllDone(mapping);
        table.advanceToNext();
        ScriptedFunction.Call last = function.next();
        assertFinal(last, 7);
        assertEquals(MappedTable.START_MILLIS + 41 * SECOND, last.millis());
        assertEquals(false, last.event().get("isWindowTerminatedEarly"));
        last.succeed();
        table.put(2);
        assertEquals(Map.of(), function.next(2).event().get("state"));
    }

    @Test
    void aWindowIsClosedBeforeTheNextOneBegins() throws InterruptedException {
        table.put(1, 2);
        table.advance(60 * SECOND);
        table.put(3);
        table.map(with().tumblingWindowInSeconds(60).build());
        function.next(1, 2).answer(STATE.formatted(2));
        ScriptedFunction.Call last = function.next();
        assertFinal(last, 2);
        assertEquals(
                Map.of("start", "2023-11-14T22:13:00Z", "end", "2023-11-14T22:14:00Z"),
                last.event().get("window"));
        last.answer(STATE.formatted(2));
        ScriptedFunction.Call next = function.next(3);
        assertEquals(Map.of(), next.event().get("state"));
        assertEquals(
                Map.of("start", "2023-11-14T22:14:00Z", "end", "2023-11-14T22:15:00Z"),
                next.event().get("window"));
    }

    @Test
    void anAnswerWithoutStateIsAFailure() throws InterruptedException {
        table.put(1);
        table.map(with().tumblingWindowInSeconds(60).build());
        function.next(1).succeed();
        ScriptedFunction.Call again = retried();
        assertEquals(List.of(1), again.values());
        again.answer("{\"state\":null}");
        assertEquals(List.of(1), retried().values());
    }

    @Test
    void aFailedCloseBlocksTheShardUntilItSucceeds() throws InterruptedException {
        table.put(1);
        table.advance(60 * SECOND);
        table.put(2);
        table.map(with().tumblingWindowInSeconds(60).maximumRetryAttempts(0).build());
        function.next(1).answer(STATE.formatted(1));
        ScriptedFunction.Call last = function.next();
        for (int i = 0; i < 4; i++) {
            assertFinal(last, 1);
            if (i % 2 == 0) {
                last.fail();
            } else {
                last.refuse(Reason.THROTTLED);
            }
            last = retried();
        }
        assertFinal(last, 1);
        last.succeed();
        function.next(2);
    }

    @Test
    void aStateThatIsTooLargeEndsTheWindowEarly() throws InterruptedException {
        table.put(1);
        table.map(with().tumblingWindowInSeconds(60).build());
        String large = "x".repeat(1 << 20);
        function.next(1).answer("{\"state\":{\"large\":\"" + large + "\"}}");
        ScriptedFunction.Call last = function.next();
        assertEquals(true, last.event().get("isWindowTerminatedEarly"));
        assertEquals(true, last.event().get("isFinalInvokeForWindow"));
        assertEquals(Map.of("large", large), last.event().get("state"));
        last.succeed();
        table.put(2);
        ScriptedFunction.Call next = function.next(2);
        assertEquals(Map.of(), next.event().get("state"));
        assertEquals(false, next.event().get("isWindowTerminatedEarly"));
        assertEquals(last.event().get("window"), next.event().get("window"));
    }

    @Test
    void retriesAndReportsWorkAsWithoutWindows() throws InterruptedException {
        table.put(1, 2);
        table.map(with().tumblingWindowInSeconds(60)
                .batchSize(1)
                .maximumRetryAttempts(1)
                .onFailureDestination(DESTINATION)
                .build());
        function.next(1).fail();
        retried().fail();
        ScriptedFunction.Call next = function.next(2);
        assertEquals(Map.of(), next.event().get("state"));
        table.await(() -> table.reports.taken.size() == 1);
    }

    @Test
    void partialFailuresKeepTheStateOfWhatWasDone() throws InterruptedException {
        table.put(1, 2, 3);
        table.map(with().tumblingWindowInSeconds(60).reportBatchItemFailures().build());
        ScriptedFunction.Call call = function.next(1, 2, 3);
        call.answer("{\"state\":{\"n\":1},\"batchItemFailures\":[{\"itemIdentifier\":\"" + call.sequenceNumber(1)
                + "\"}]}");
        ScriptedFunction.Call rest = retried();
        assertEquals(List.of(2, 3), rest.values());
        assertEquals(Map.of("n", 1), rest.event().get("state"));
    }

    @Test
    void childrenOfAShardStartAFreshState() throws InterruptedException {
        table.put(1);
        table.map(with().tumblingWindowInSeconds(60).build());
        function.next(1).answer(STATE.formatted(1));
        table.store.rollShards(table.stream());
        table.put(2);
        ScriptedFunction.Call last = function.next();
        assertFinal(last, 1);
        last.succeed();
        ScriptedFunction.Call child = function.next(2);
        assertEquals(Map.of(), child.event().get("state"));
        assertEquals(last.event().get("window"), child.event().get("window"));
        assertFalse(last.event().get("shardId").equals(child.event().get("shardId")));
    }

    @Test
    void stateSurvivesARestartTogetherWithTheCheckpoint() throws InterruptedException {
        EventSourceMapping mapping =
                table.map(with().tumblingWindowInSeconds(60).build());
        table.put(1);
        function.next(1).answer(STATE.formatted(5));
        table.awaitAllDone(mapping);
        restartMappings();
        table.put(2);
        assertEquals(Map.of("n", 5), function.next(2).event().get("state"));
    }

    @Test
    void oneBatchAtATimeWhateverTheParallelization() throws InterruptedException {
        table.put(1, 2, 3, 4);
        table.map(with().tumblingWindowInSeconds(60)
                .parallelizationFactor(10)
                .batchSize(2)
                .build());
        function.next(1, 2).answer(STATE.formatted(2));
        assertEquals(Map.of("n", 2), function.next(3, 4).event().get("state"));
    }
}
