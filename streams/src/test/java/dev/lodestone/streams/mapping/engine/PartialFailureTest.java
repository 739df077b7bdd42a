package dev.lodestone.streams.mapping.engine;

import static dev.lodestone.streams.mapping.engine.MappedTable.DESTINATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.streams.json.JsonTree;
import dev.lodestone.streams.mapping.DiscardedBatch;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** C4: functions that tell which records of a batch have failed; what else they may answer is in BatchAnswerTest. */
class PartialFailureTest extends MappingTestCase {
    private ScriptedFunction.Call retried(Integer... values) throws InterruptedException {
        table.advanceToNext();
        return function.next(values);
    }

    @Test
    void allFromTheLowestFailedRecordOnIsRetried() throws InterruptedException {
        table.put(1, 2, 3, 4);
        table.map(with().reportBatchItemFailures().build());
        function.next(1, 2, 3, 4).failItems(3, 1);
        ScriptedFunction.Call rest = retried(2, 3, 4);
        rest.failItems(0);
        retried(2, 3, 4).succeed();
    }

    @Test
    void withoutTheResponseTypeTheAnswerIsIgnored() throws InterruptedException {
        table.put(1, 2, 3);
        table.map(with().batchSize(2).build());
        function.next(1, 2).failItems(0);
        function.next(3).succeed();
    }

    @Test
    void theReportNamesTheRestAndNoFunctionError() throws Exception {
        table.put(1, 2, 3);
        table.map(with().reportBatchItemFailures()
                .maximumRetryAttempts(1)
                .onFailureDestination(DESTINATION)
                .build());
        function.next(1, 2, 3).failItems(1);
        ScriptedFunction.Call rest = retried(2, 3);
        rest.failItems(1);
        DiscardedBatch report = table.reports.taken.poll(20, TimeUnit.SECONDS);
        Map<String, Object> message = JsonTree.readObject(report.message());
        Map<?, ?> request = (Map<?, ?>) message.get("requestContext");
        Map<?, ?> response = (Map<?, ?>) message.get("responseContext");
        Map<?, ?> batch = (Map<?, ?>) message.get("DDBStreamBatchInfo");
        assertEquals(2, request.get("approximateInvokeCount"));
        assertTrue(response.containsKey("functionError"));
        assertNull(response.get("functionError"));
        assertEquals(rest.sequenceNumber(1), batch.get("startSequenceNumber"));
        assertEquals(rest.sequenceNumber(1), batch.get("endSequenceNumber"));
        assertEquals(1, batch.get("batchSize"));
    }

    @Test
    void anUnhandledErrorFailsTheWholeBatch() throws InterruptedException {
        table.put(1, 2);
        table.map(with().reportBatchItemFailures().build());
        function.next(1, 2).fail();
        retried(1, 2).succeed();
    }

    @Test
    void bisectingCutsAtTheFailedRecordInsteadOfInTheMiddle() throws InterruptedException {
        table.put(1, 2, 3, 4, 5);
        table.map(with().reportBatchItemFailures()
                .bisectBatchOnFunctionError(true)
                .maximumRetryAttempts(0)
                .onFailureDestination(DESTINATION)
                .build());
        function.next(1, 2, 3, 4, 5).failItems(1);
        function.next(2, 3, 4, 5).fail();
        function.next(2, 3).succeed();
        function.next(4, 5).succeed();
        assertTrue(table.reports.taken.isEmpty());
    }
}
