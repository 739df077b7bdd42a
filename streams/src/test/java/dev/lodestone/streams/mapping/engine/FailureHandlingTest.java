package dev.lodestone.streams.mapping.engine;

import static dev.lodestone.streams.mapping.engine.MappedTable.DESTINATION;
import static dev.lodestone.streams.mapping.engine.MappedTable.FUNCTION;
import static dev.lodestone.streams.mapping.engine.MappedTable.HOUR;
import static dev.lodestone.streams.mapping.engine.MappedTable.SECOND;
import static dev.lodestone.streams.mapping.engine.MappedTable.START_MILLIS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.streams.invocation.InvocationException.Reason;
import dev.lodestone.streams.json.JsonTree;
import dev.lodestone.streams.mapping.DiscardedBatch;
import dev.lodestone.streams.mapping.EventSourceMapping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C3: what follows when a function fails, or cannot be called. */
class FailureHandlingTest extends MappingTestCase {
    /** The next call, which comes once its wait is over. */
    private ScriptedFunction.Call retried(Integer... values) throws InterruptedException {
        table.advanceToNext();
        return function.next(values);
    }

    private DiscardedBatch report() throws InterruptedException {
        DiscardedBatch report = table.reports.taken.poll(20, TimeUnit.SECONDS);
        assertTrue(report != null, "nothing was reported");
        return report;
    }

    private static Map<String, Object> message(DiscardedBatch report) throws IOException {
        return JsonTree.readObject(report.message());
    }

    @Test
    void aFailedBatchIsRetriedUntilItSucceedsAndBlocksItsShard() throws InterruptedException {
        table.put(1, 2, 3);
        EventSourceMapping mapping = table.map(with().batchSize(2).build());
        function.next(1, 2).fail();
        for (int i = 0; i < 20; i++) {
            retried(1, 2).fail();
        }
        table.nextMoment();
        assertEquals(
                "PROBLEM: Function call failed",
                table.mappings.get(mapping.uuid()).lastProcessingResult());
        assertTrue(table.mappings.status(mapping.uuid()).lastError().contains("broken"));
        retried(1, 2).succeed();
        function.next(3).succeed();
        assertEquals(23, table.mappings.status(mapping.uuid()).calls());
    }

    @Test
    void retriesWaitTwiceAsLongEachTime() throws InterruptedException {
        table.put(1);
        table.map(with().build());
        function.next(1).fail();
        long due = START_MILLIS;
        for (long wait : List.of(250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000)) {
            due += wait;
            ScriptedFunction.Call call = retried(1);
            assertEquals(due, call.millis());
            call.fail();
        }
    }

    @Test
    void eightCallsFitIntoAMinute() throws InterruptedException {
        table.put(1);
        table.map(with().maximumRecordAgeInSeconds(60)
                .onFailureDestination(DESTINATION)
                .build());
        function.next(1).fail();
        for (int call = 1; call < 8; call++) {
            retried(1).fail();
        }
        table.advanceToNext();
        assertEquals(START_MILLIS + 60 * SECOND + 1, report().timeMillis());
    }

    @Test
    void attemptsAreOneMoreThanRetries() throws Exception {
        table.put(1, 2, 3);
        table.map(with().batchSize(2)
                .maximumRetryAttempts(1)
                .onFailureDestination(DESTINATION)
                .build());
        function.next(1, 2).fail();
        ScriptedFunction.Call last = retried(1, 2);
        last.fail();
        function.next(3).succeed();
        Map<String, Object> request = part(message(report()), "requestContext");
        assertEquals(2, request.get("approximateInvokeCount"));
        assertEquals(last.requestId(), request.get("requestId"));
    }

    @Test
    void noRetriesAreOneAttempt() throws InterruptedException {
        table.put(1, 2);
        table.map(with().batchSize(1).maximumRetryAttempts(0).build());
        function.next(1).fail();
        function.next(2).succeed();
    }

    @SuppressWarnings("unchecked") // as the message is written
    private static Map<String, Object> part(Map<String, Object> message, String name) {
        return (Map<String, Object>) message.get(name);
    }

    @Test
    void aReportSaysWhatTheServiceSays() throws Exception {
        table.put(1);
        table.advance(1_500);
        table.put(2);
        EventSourceMapping mapping = table.map(
                with().maximumRetryAttempts(0).onFailureDestination(DESTINATION).build());
        ScriptedFunction.Call call = function.next(1, 2);
        call.fail();
        DiscardedBatch report = report();
        String shard = table.stream().shards().get(0).id();
        String expected =
                "{\"requestContext\":{\"requestId\":\"" + call.requestId() + "\",\"functionArn\":\"" + FUNCTION
                        + "\",\"condition\":\"RetryAttemptsExhausted\",\"approximateInvokeCount\":1},"
                        + "\"responseContext\":{\"statusCode\":200,\"executedVersion\":\"$LATEST\","
                        + "\"functionError\":\"Unhandled\"},\"version\":\"1.0\",\"timestamp\":\"2023-11-14T22:13:21.500Z\","
                        + "\"DDBStreamBatchInfo\":{\"shardId\":\"" + shard + "\",\"startSequenceNumber\":\""
                        + call.sequenceNumber(0) + "\",\"endSequenceNumber\":\"" + call.sequenceNumber(1)
                        + "\",\"approximateArrivalOfFirstRecord\":\"2023-11-14T22:13:20Z\","
                        + "\"approximateArrivalOfLastRecord\":\"2023-11-14T22:13:21Z\",\"batchSize\":2,\"streamArn\":\""
                        + table.stream().arn() + "\"}}";
        assertEquals(expected, new String(report.message(), StandardCharsets.UTF_8));
        assertEquals(
                new String(call.payload(), StandardCharsets.UTF_8),
                new String(report.payload(), StandardCharsets.UTF_8));
        assertEquals(mapping.uuid(), report.mappingUuid());
        assertEquals(shard, report.shardId());
        assertEquals(DESTINATION, report.destination());
    }

    @Test
    void aRecordThatIsTooOldIsGivenUpWithoutAResponse() throws Exception {
        table.put(1);
        table.advance(30 * SECOND);
        table.put(2);
        table.map(with().maximumRecordAgeInSeconds(60)
                .onFailureDestination(DESTINATION)
                .build());
        function.next(1, 2).fail();
        while (table.nextMoment() <= START_MILLIS + 60 * SECOND) {
            retried(1, 2).fail();
        }
        table.advanceToNext();
        DiscardedBatch report = report();
        Map<String, Object> message = message(report);
        assertEquals("RecordAgeExceeded", part(message, "requestContext").get("condition"));
        assertNull(message.get("responseContext"));
        assertFalse(message.containsKey("responseContext"));
        // The second record is younger, and is tried for as long again.
        assertEquals(1, part(message, "DDBStreamBatchInfo").get("batchSize"));
        assertEquals(START_MILLIS + 60 * SECOND + 1, report.timeMillis());
        function.next(2).succeed();
    }

    @Test
    void aRecordThatIsTooOldFromTheStartIsNotSent() throws Exception {
        table.put(1);
        table.advance(61 * SECOND);
        table.put(2);
        table.map(with().maximumRecordAgeInSeconds(60)
                .onFailureDestination(DESTINATION)
                .build());
        function.next(2).succeed();
        Map<String, Object> message = message(report());
        assertEquals(0, part(message, "requestContext").get("approximateInvokeCount"));
        assertEquals("RecordAgeExceeded", part(message, "requestContext").get("condition"));
    }

    @Test
    void aRecordIsRetriedUntilTheStreamLosesIt() throws InterruptedException {
        table.put(1);
        table.map(with().build());
        function.next(1).fail();
        table.nextMoment();
        table.advance(24 * HOUR - 1);
        function.next(1).fail();
        table.put(2);
        table.advanceToNext();
        function.next(2).succeed();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void aCallThatCannotBeMadeUsesNoAttempt(Reason reason) throws InterruptedException {
        table.put(1);
        EventSourceMapping mapping = table.map(
                with().maximumRetryAttempts(0).onFailureDestination(DESTINATION).build());
        function.next(1).refuse(reason);
        for (int i = 0; i < 5; i++) {
            retried(1).refuse(reason);
        }
        table.await(
                () -> table.mappings.get(mapping.uuid()).lastProcessingResult().startsWith("PROBLEM: "));
        assertTrue(table.reports.taken.isEmpty());
        retried(1).succeed();
    }

    @Test
    void aCallThatCannotBeMadeIsGivenUpWhenItsRecordsAreTooOld() throws Exception {
        table.put(1);
        table.map(with().maximumRecordAgeInSeconds(60)
                .onFailureDestination(DESTINATION)
                .build());
        function.next(1).refuse(Reason.THROTTLED);
        table.nextMoment();
        table.advance(61 * SECOND);
        assertEquals(
                "RecordAgeExceeded", part(message(report()), "requestContext").get("condition"));
    }

    @Test
    void aFunctionThatIsGoneIsWaitedForAndCalledWhenItIsBack() throws InterruptedException {
        EventSourceMapping mapping = table.map(with().maximumRetryAttempts(0).build());
        table.functions.clear();
        table.put(1);
        table.await(
                () -> table.mappings.get(mapping.uuid()).lastProcessingResult().equals("PROBLEM: Function not found"));
        table.functions.put(FUNCTION, function);
        table.mappings.functionsChanged();
        function.next(1).succeed();
    }

    @Test
    void bisectingSplitsABatchUntilTheFailingRecordIsAlone() throws Exception {
        table.put(1, 2, 3, 4);
        table.map(with().bisectBatchOnFunctionError(true)
                .maximumRetryAttempts(1)
                .onFailureDestination(DESTINATION)
                .build());
        function.next(1, 2, 3, 4).fail();
        function.next(1, 2).succeed();
        function.next(3, 4).fail();
        function.next(3).fail();
        retried(3).fail();
        function.next(4).succeed();
        Map<String, Object> batch = part(message(report()), "DDBStreamBatchInfo");
        assertEquals(1, batch.get("batchSize"));
    }

    @Test
    void splittingUsesNoAttempt() throws InterruptedException {
        table.put(1, 2, 3, 4, 5);
        table.map(with().bisectBatchOnFunctionError(true)
                .maximumRetryAttempts(0)
                .onFailureDestination(DESTINATION)
                .build());
        function.next(1, 2, 3, 4, 5).fail();
        function.next(1, 2).fail();
        function.next(1).fail();
        function.next(2).succeed();
        function.next(3, 4, 5).fail();
        function.next(3).succeed();
        function.next(4, 5).fail();
        function.next(4).succeed();
        function.next(5).fail();
        assertEquals(1, numberOfRecords(report()));
        assertEquals(1, numberOfRecords(report()));
    }

    private static int numberOfRecords(DiscardedBatch report) {
        try {
            return (int) part(message(report), "DDBStreamBatchInfo").get("batchSize");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aReportThatIsRefusedIsSentAgainBeforeTheNextBatch() throws InterruptedException {
        table.reports.refuses = true;
        table.put(1, 2);
        table.map(with().batchSize(1)
                .maximumRetryAttempts(0)
                .onFailureDestination(DESTINATION)
                .build());
        function.next(1).fail();
        table.advanceToNext();
        table.await(() -> table.reports.refused.size() == 2);
        assertFalse(function.isCalled());
        table.reports.refuses = false;
        table.advanceToNext();
        table.await(() -> !table.reports.taken.isEmpty());
        assertEquals(report().id(), table.reports.refused.peek().id());
        function.next(2).succeed();
    }

    @Test
    void aReportThatIsRefusedAgainAndAgainIsLost() throws InterruptedException {
        table.reports.refuses = true;
        table.put(1, 2);
        table.map(with().batchSize(1)
                .maximumRetryAttempts(0)
                .onFailureDestination(DESTINATION)
                .build());
        function.next(1).fail();
        for (int tries = 1; tries < 5; tries++) {
            table.advanceToNext();
        }
        function.next(2).succeed();
        assertEquals(5, table.reports.refused.size());
    }

    @Test
    void withoutADestinationABatchIsGivenUpSilently() throws InterruptedException {
        table.put(1, 2);
        table.map(with().batchSize(1)
                .maximumRetryAttempts(0)
                .onFailureDestination("arn:aws:sns:us-east-1:000000000000:nobody")
                .build());
        function.next(1).fail();
        function.next(2).succeed();
        assertTrue(table.reports.taken.isEmpty());
    }
}
