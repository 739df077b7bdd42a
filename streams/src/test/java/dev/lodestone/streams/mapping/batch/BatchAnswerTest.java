package dev.lodestone.streams.mapping.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.streams.invocation.InvocationResult;
import dev.lodestone.streams.reading.SequenceNumbers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C4: what functions may answer; C5: the state among it. */
class BatchAnswerTest {
    private static final BatchAnswer REPORTING = new BatchAnswer(true, false);
    private static final Batch BATCH = Batch.of(List.of(record(10), record(20), record(30)));

    private static PendingRecord record(long position) {
        return new PendingRecord(position, 0, 0, new byte[] {'1'});
    }

    private static InvocationResult result(String payload) {
        return new InvocationResult(
                payload.getBytes(StandardCharsets.UTF_8), null, InvocationResult.LATEST_VERSION, null);
    }

    private static BatchOutcome read(String payload) {
        return REPORTING.read(BATCH, result(payload));
    }

    private static String entry(long position) {
        return "{\"itemIdentifier\":\"" + SequenceNumbers.of(position) + "\"}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "\"\"",
                "\"done\"",
                "{\"batchItemFailures\":[]}",
                "{\"batchItemFailures\":null}",
                "{\"statusCode\":200,\"body\":{\"batchItemFailures\":[{}]}}"
            })
    void answersThatNameNoFailure(String payload) {
        assertTrue(read(payload).isSuccess(BATCH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"100000000000000000099\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":10}]}",
                "{\"batchItemFailures\":[{\"identifier\":\"100000000000000000020\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"100000000000000000020\"},{\"itemIdentifier\":\"x\"}]}",
                "{\"batchItemFailures\":[{}]}",
                "{\"batchItemFailures\":[null]}",
                "{\"batchItemFailures\":[\"100000000000000000020\"]}",
                "{\"batchItemFailures\":\"100000000000000000020\"}",
                "{\"batchItemFailures\":",
                "no JSON"
            })
    void answersThatFailTheWholeBatch(String payload) {
        BatchOutcome outcome = read(payload);
        assertEquals(0, outcome.processed());
        assertTrue(outcome.isWhole());
    }

    @Test
    void theLowestNumberIsWhereTheFailureBegins() {
        BatchOutcome outcome = read("{\"batchItemFailures\":[" + entry(30) + "," + entry(20) + "," + entry(30) + "]}");
        assertEquals(1, outcome.processed());
        assertFalse(outcome.isWhole());
        assertEquals(0, read("{\"batchItemFailures\":[" + entry(10) + "]}").processed());
    }

    @Test
    void anErrorFailsTheWholeBatchWhateverItSays() {
        InvocationResult error = new InvocationResult(
                "{\"batchItemFailures\":[]}".getBytes(StandardCharsets.UTF_8), "Unhandled", "$LATEST", null);
        assertTrue(REPORTING.read(BATCH, error).isWhole());
        assertTrue(new BatchAnswer(false, false).read(BATCH, error).isWhole());
    }

    @Test
    void whoDoesNotReportIsNotRead() {
        BatchAnswer silent = new BatchAnswer(false, false);
        assertTrue(silent.read(BATCH, result("{\"batchItemFailures\":[{}]}")).isSuccess(BATCH));
        assertTrue(silent.read(BATCH, result("no JSON")).isSuccess(BATCH));
    }

    @Test
    void theStateIsTakenAsItStands() {
        BatchAnswer stateful = new BatchAnswer(false, true);
        BatchOutcome outcome = stateful.read(BATCH, result(" {\"a\":1, \"state\" : {\"ä\": [1, {}]} ,\"b\":2}"));
        assertTrue(outcome.isSuccess(BATCH));
        assertArrayEquals("{\"ä\": [1, {}]}".getBytes(StandardCharsets.UTF_8), outcome.state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "", "{}", "{\"state\":null}", "{\"state\":1}", "{\"State\":{}}", "[]"})
    void withoutStateTheWholeBatchHasFailed(String payload) {
        BatchOutcome outcome = new BatchAnswer(true, true).read(BATCH, result(payload));
        assertTrue(outcome.isWhole());
        assertNull(outcome.state());
    }
}
