package dev.lodestone.streams.mapping.batch;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lodestone.streams.invocation.InvocationResult;
import dev.lodestone.streams.json.JsonTree;
import dev.lodestone.streams.reading.SequenceNumbers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes what queues and topics are told of a batch that was given up.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html">Retaining discarded batches</a>
 */
public final class DiscardMessage {
    /** Why a batch was given up. */
    public enum Condition {
        RETRY_ATTEMPTS_EXHAUSTED("RetryAttemptsExhausted"),
        RECORD_AGE_EXCEEDED("RecordAgeExceeded");

        private final String printed;

        Condition(String printed) {
            this.printed = printed;
        }

        /** The condition as the message names it. */
        @Override
        public String toString() {
            return printed;
        }
    }

    private static final int OK = 200;

    private DiscardMessage() {}

    /**
     * The message, in UTF-8.
     *
     * @param requestId the latest call with these records, or any other id if there was none
     * @param lastResult what the latest call gave; of no interest where the records were too old
     */
    public static byte[] of(
            Batch batch,
            Condition condition,
            String functionArn,
            String requestId,
            InvocationResult lastResult,
            String streamArn,
            String shardId,
            long nowMillis) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonTree.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeObjectFieldStart("requestContext");
            json.writeStringField("requestId", requestId);
            json.writeStringField("functionArn", functionArn);
            json.writeStringField("condition", condition.toString());
            json.writeNumberField("approximateInvokeCount", batch.calls());
            json.writeEndObject();
            if (condition == Condition.RETRY_ATTEMPTS_EXHAUSTED) {
                json.writeObjectFieldStart("responseContext");
                json.writeNumberField("statusCode", OK);
                json.writeStringField("executedVersion", lastResult.executedVersion());
                json.writeStringField("functionError", lastResult.functionError());
                json.writeEndObject();
            }
            json.writeStringField("version", "1.0");
            json.writeStringField("timestamp", Moments.millis(nowMillis));
            json.writeObjectFieldStart("DDBStreamBatchInfo");
            json.writeStringField("shardId", shardId);
            json.writeStringField(
                    "startSequenceNumber", SequenceNumbers.of(batch.first().position()));
            json.writeStringField(
                    "endSequenceNumber", SequenceNumbers.of(batch.last().position()));
            json.writeStringField(
                    "approximateArrivalOfFirstRecord",
                    Moments.seconds(batch.first().timeMillis()));
            json.writeStringField(
                    "approximateArrivalOfLastRecord",
                    Moments.seconds(batch.last().timeMillis()));
            json.writeNumberField("batchSize", batch.size());
            json.writeStringField("streamArn", streamArn);
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return bytes.toByteArray();
    }
}
