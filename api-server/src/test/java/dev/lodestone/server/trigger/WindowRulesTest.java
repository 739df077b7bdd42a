package dev.lodestone.server.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.TestStreams;
import dev.lodestone.streams.mapping.MappingParametersBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C5: state that a function keeps over tumbling windows of a minute. A test begins twenty seconds after a window has. */
class WindowRulesTest extends TriggerTestCase {
    /** When a window is closed, which is a second after its end. */
    private static final Duration CLOSE = Duration.ofSeconds(41);

    private static final Duration NEXT_WINDOW = Duration.ofSeconds(60);

    private MappingParametersBuilder tumbling() {
        return with().tumblingWindowInSeconds(60);
    }

    private static void answer(HandlerCall call, int n) {
        call.answer("{\"state\":{\"n\":" + n + "}}");
    }

    private String window(Duration start) {
        return "\"window\":{\"start\":\"" + at(start) + "\",\"end\":\"" + at(start.plusSeconds(60)) + "\"}";
    }

    private String window() {
        return window(Duration.ofSeconds(-20));
    }

    private static void assertState(HandlerCall call, int n) {
        assertEquals(Map.of("n", n), call.member("state"));
    }

    private static void assertFresh(HandlerCall call) {
        assertEquals(Map.of(), call.member("state"));
    }

    private static void assertFinal(HandlerCall call, int n) {
        assertEquals(List.of(), call.records());
        assertEquals(true, call.member("isFinalInvokeForWindow"));
        assertState(call, n);
    }

    /** Takes the call that ends the window, which comes by itself. */
    private HandlerCall expectFinal(int n) {
        HandlerCall call = expectInvocation();
        assertFinal(call, n);
        return call;
    }

    @Test
    void anEventHasTheWindowAndItsState() {
        map(tumbling());
        put("a");
        HandlerCall first = expectInvocation("a");
        String shardId =
                TestStreams.shard(triggers.server().streams(), stream()).shardId();
        String rest = "\"shardId\":\"" + shardId + "\",\"eventSourceARN\":\"" + stream()
                + "\",\"isFinalInvokeForWindow\":%s,\"isWindowTerminatedEarly\":false}";
        assertTrue(
                first.event().startsWith("{\"Records\":[{")
                        && first.event().endsWith("}]," + window() + ",\"state\":{}," + rest.formatted("false")),
                first.event());
        first.answer("{\"state\":{\"sum\":1.50,\"by\":{\"é\":[1,null]}}}");
        put("b");
        HandlerCall second = expectInvocation("b");
        String state = "\"state\":{\"sum\":1.5,\"by\":{\"é\":[1,null]}},";
        assertTrue(second.event().endsWith("}]," + window() + "," + state + rest.formatted("false")), second.event());
        answer(second, 2);
        triggers.advanceToNext();
        HandlerCall last = expectInvocation();
        assertEquals("{\"Records\":[]," + window() + ",\"state\":{\"n\":2}," + rest.formatted("true"), last.event());
        last.succeed();
    }

    @Test
    void stateIsCarriedThroughTheBatchesOfAWindow() {
        put("a", "b", "c");
        map(tumbling().batchSize(1));
        HandlerCall first = expectInvocation("a");
        assertFresh(first);
        answer(first, 1);
        HandlerCall second = expectInvocation("b");
        assertState(second, 1);
        answer(second, 2);
        HandlerCall third = expectInvocation("c");
        assertState(third, 2);
        answer(third, 3);
        triggers.advanceToNext();
        expectFinal(3).succeed();
    }

    @Test
    void aWindowIsClosedAfterItsEndWithoutFurtherRecords() {
        map(tumbling());
        put("a");
        answer(expectInvocation("a"), 7);
        assertEquals(start().plus(CLOSE), triggers.nextMoment());
        triggers.advanceToNext();
        expectFinal(7).succeed();
        put("b");
        HandlerCall next = expectInvocation("b");
        assertFresh(next);
        answer(next, 1);
    }

    @Test
    void windowsFollowTheTimeOfRecords() {
        put("a", "b");
        advance(NEXT_WINDOW);
        put("c");
        advance(Duration.ofHours(2));
        map(tumbling());
        HandlerCall first = expectInvocation("a", "b");
        assertTrue(first.event().contains(window()), first.event());
        answer(first, 2);
        HandlerCall last = expectFinal(2);
        assertTrue(last.event().contains(window()), last.event());
        last.succeed();
        HandlerCall next = expectInvocation("c");
        assertTrue(next.event().contains(window(Duration.ofSeconds(40))), next.event());
        assertFresh(next);
        answer(next, 1);
        expectFinal(1).succeed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "{}", "{\"batchItemFailures\":[]}", "{\"state\":null}", "{\"state\":\"text\"}", "[]"})
    void aResponseWithoutStateIsAFailure(String response) {
        put("a");
        map(tumbling());
        expectInvocation("a").answer(response);
        HandlerCall again = expectRetry("a");
        assertFresh(again);
        answer(again, 1);
    }

    @Test
    void aResponseMayReportFailedRecordsBesideTheState() {
        put("a", "b", "c");
        map(tumbling().reportBatchItemFailures());
        HandlerCall call = expectInvocation("a", "b", "c");
        call.answer("{\"state\":{\"n\":1},\"batchItemFailures\":[{\"itemIdentifier\":\"" + call.sequenceNumber(1)
                + "\"}]}");
        HandlerCall rest = expectRetry("b", "c");
        assertState(rest, 1);
        rest.answer("{\"batchItemFailures\":[],\"state\":{\"n\":3}}");
        triggers.advanceToNext();
        expectFinal(3).succeed();
    }

    @Test
    void aStateOfMoreThanAMegabyteEndsTheWindowEarly() {
        put("a");
        map(tumbling());
        String most = "{\"s\":\"" + "x".repeat((1 << 20) - 8) + "\"}";
        expectInvocation("a").answer("{\"state\":" + most + "}");
        put("b");
        HandlerCall second = expectInvocation("b");
        assertEquals(false, second.member("isWindowTerminatedEarly"));
        String tooLarge = most.replace("\"}", "x\"}");
        second.answer("{\"state\":" + tooLarge + "}");
        HandlerCall last = expectInvocation();
        assertEquals(List.of(), last.records());
        assertTrue(last.event().endsWith("\"isFinalInvokeForWindow\":true,\"isWindowTerminatedEarly\":true}"));
        assertTrue(last.event().contains(window() + ",\"state\":" + tooLarge + ","));
        last.succeed();
        put("c");
        HandlerCall next = expectInvocation("c");
        assertFresh(next);
        assertEquals(false, next.member("isWindowTerminatedEarly"));
        answer(next, 1);
    }

    @Test
    void theRestOfABatchFollowsTheEarlyEndOfItsWindow() {
        put("a", "b", "c", "d");
        map(tumbling().bisectBatchOnFunctionError(true).reportBatchItemFailures());
        String tooLarge = "{\"s\":\"" + "x".repeat(1 << 20) + "\"}";
        expectInvocation("a", "b", "c", "d").fail();
        expectInvocation("a", "b").answer("{\"state\":" + tooLarge + "}");
        HandlerCall last = expectInvocation();
        assertEquals(true, last.member("isFinalInvokeForWindow"));
        last.succeed();
        HandlerCall half = expectInvocation("c", "d");
        assertFresh(half);
        half.answer("{\"state\":" + tooLarge + ",\"batchItemFailures\":[{\"itemIdentifier\":\"" + half.sequenceNumber(1)
                + "\"}]}");
        HandlerCall again = expectInvocation();
        assertEquals(true, again.member("isFinalInvokeForWindow"));
        again.succeed();
        HandlerCall rest = expectInvocation("d");
        assertFresh(rest);
        assertEquals(false, rest.member("isWindowTerminatedEarly"));
        answer(rest, 1);
    }

    @Test
    void theShardIsBlockedUntilTheEndOfTheWindowSucceeds() {
        put("a");
        advance(NEXT_WINDOW);
        put("b");
        map(tumbling().maximumRetryAttempts(0).maximumRecordAgeInSeconds(60));
        answer(expectInvocation("a"), 1);
        HandlerCall last = expectFinal(1);
        for (int retry = 0; retry < 12; retry++) {
            last.fail();
            triggers.advanceToNext();
            last = expectFinal(1);
        }
        last.succeed();
        // The record has become too old meanwhile.
        put("c");
        answer(expectInvocation("c"), 1);
    }

    @Test
    void retriesEndAsWithoutWindows() {
        put("a", "b");
        map(tumbling()
                .batchSize(1)
                .maximumRetryAttempts(1)
                .onFailureDestination(triggers.control.uri("/reports").toString()));
        expectInvocation("a").fail();
        expectRetry("a").fail();
        HandlerCall next = expectInvocation("b");
        assertFresh(next);
        answer(next, 1);
        assertTrue(expectReport().body().contains("\"RetryAttemptsExhausted\",\"approximateInvokeCount\":2"));
    }

    @Test
    void recordsBecomeTooOldAsWithoutWindows() {
        put("a");
        map(tumbling()
                .maximumRecordAgeInSeconds(60)
                .onFailureDestination(triggers.control.uri("/reports").toString()));
        expectInvocation("a").fail();
        triggers.nextMoment();
        advance(Duration.ofSeconds(61));
        assertTrue(expectReport().body().contains("\"RecordAgeExceeded\",\"approximateInvokeCount\":1"));
        HandlerCall last = expectInvocation();
        assertEquals(true, last.member("isFinalInvokeForWindow"));
        assertFresh(last);
    }

    @Test
    void childrenOfAShardStartFresh() {
        put("a");
        map(tumbling());
        answer(expectInvocation("a"), 1);
        TestStreams.roll(triggers.server(), stream());
        put("b");
        HandlerCall last = expectFinal(1);
        last.succeed();
        HandlerCall child = expectInvocation("b");
        assertFresh(child);
        assertEquals(last.member("window"), child.member("window"));
        assertNotEquals(last.member("shardId"), child.member("shardId"));
        answer(child, 1);
    }
}
