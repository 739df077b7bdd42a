package dev.lodestone.streams.mapping.batch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lodestone.streams.invocation.InvocationResult;
import dev.lodestone.streams.json.JsonTree;
import dev.lodestone.streams.reading.SequenceNumbers;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads from a function's answer what became of a batch. Immutable and thread-safe.
 *
 * <p>{@code {"batchItemFailures":[{"itemIdentifier":"SEQUENCE_NUMBER"}]}}: all from the lowest of these numbers on has
 * failed. The whole batch has failed if one of them is empty, null, missing, or no number of the batch. Where nothing of
 * that kind is said the batch is done.
 *
 * @param reportsItemFailures whether the mapping wants to know which records failed; else the answer says nothing about it
 * @param keepsState whether an answer without an object {@code state} is a failure
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">Partial batch
 *     responses</a>
 */
public record BatchAnswer(boolean reportsItemFailures, boolean keepsState) {
    private static final int NONE = Integer.MAX_VALUE;
    private static final int WHOLE = -1;

    /** What the answer says. */
    private static final class Reading {
        private int failedFrom = NONE;
        private byte[] state;
    }

    public BatchOutcome read(Batch batch, InvocationResult result) {
        if (result.isError()) {
            return BatchOutcome.failed();
        }
        if (!reportsItemFailures && !keepsState) {
            return new BatchOutcome(batch.size(), false, null);
        }
        Reading reading;
        try {
            reading = read(batch, result.payload());
        } catch (IOException notJson) {
            return BatchOutcome.failed();
        }
        boolean failed = reading.failedFrom == WHOLE || (keepsState && reading.state == null);
        return failed
                ? BatchOutcome.failed()
                : new BatchOutcome(Math.min(reading.failedFrom, batch.size()), false, reading.state);
    }

    /** The state in an answer, or null if there is none. */
    public static byte[] state(InvocationResult result) {
        try {
            return new BatchAnswer(false, true).read(null, result.payload()).state;
        } catch (IOException notJson) {
            return null;
        }
    }

    private Reading read(Batch batch, byte[] payload) throws IOException {
        Reading reading = new Reading();
        try (JsonParser parser = JsonTree.FACTORY.createParser(payload)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                // Nothing, null, a text or a list: it reports no failure.
                parser.skipChildren();
                return reading;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("batchItemFailures") && reportsItemFailures) {
                    reading.failedFrom = failedFrom(batch, parser);
                } else if (name.equals("state") && value == JsonToken.START_OBJECT) {
                    reading.state = bytes(payload, parser);
                } else {
                    parser.skipChildren();
                }
            }
        }
        return reading;
    }

    /** The object at which the parser is, as it stands in the payload. */
    @SuppressWarnings("deprecation") // The newer names are unknown to Jackson before 2.13.
    private static byte[] bytes(byte[] payload, JsonParser parser) throws IOException {
        int from = (int) parser.getTokenLocation().getByteOffset();
        parser.skipChildren();
        int to = (int) parser.getCurrentLocation().getByteOffset();
        return Arrays.copyOfRange(payload, from, to);
    }

    private static int failedFrom(Batch batch, JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return NONE;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return WHOLE;
        }
        Map<String, Integer> indexes = new HashMap<>();
        for (int at = 0; at < batch.size(); at++) {
            indexes.put(SequenceNumbers.of(batch.records().get(at).position()), at);
        }
        int lowest = NONE;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            lowest = Math.min(lowest, indexes.getOrDefault(identifier(parser), WHOLE));
        }
        return lowest;
    }

    /** The identifier in an entry, or one that no record has. */
    private static String identifier(JsonParser parser) throws IOException {
        String identifier = "";
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return identifier;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("itemIdentifier") && value == JsonToken.VALUE_STRING) {
                identifier = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        return identifier;
    }
}
