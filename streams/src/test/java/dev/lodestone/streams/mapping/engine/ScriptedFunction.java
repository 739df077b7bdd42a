package dev.lodestone.streams.mapping.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationException.Reason;
import dev.lodestone.streams.invocation.InvocationResult;
import dev.lodestone.streams.invocation.InvocationTarget;
import dev.lodestone.streams.json.JsonTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A function whose calls wait until a test answers them. Thread-safe. */
final class ScriptedFunction implements InvocationTarget {
    private static final long PATIENCE_SECONDS = 20;

    private final LongSupplier clock;
    private final LinkedBlockingQueue<Call> calls = new LinkedBlockingQueue<>();

    ScriptedFunction(LongSupplier clock) {
        this.clock = clock;
    }

    /** One call, at a moment of the store's clock. */
    record Call(long millis, String requestId, byte[] payload, CompletableFuture<InvocationResult> answer) {
        Map<String, Object> event() {
            try {
                return JsonTree.readObject(payload);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @SuppressWarnings("unchecked") // as the event is written
        List<Map<String, Object>> records() {
            return (List<Map<String, Object>>) event().get("Records");
        }

        /** The attribute {@code v} of each record's new image. */
        List<Integer> values() {
            List<Integer> values = new ArrayList<>();
            for (Map<String, Object> record : records()) {
                values.add(((Number) record.get("v")).intValue());
            }
            return values;
        }

        String sequenceNumber(int record) {
            return (String) records().get(record).get("SequenceNumber");
        }

        void answer(String json) {
            answer.complete(new InvocationResult(
                    json.getBytes(StandardCharsets.UTF_8), null, InvocationResult.LATEST_VERSION, null));
        }

        void succeed() {
            answer("null");
        }

        /** Reports these records of the batch as failed. */
        void failItems(int... records) {
            List<String> entries = new ArrayList<>();
            for (int record : records) {
                entries.add("{\"itemIdentifier\":\"" + sequenceNumber(record) + "\"}");
            }
            answer("{\"batchItemFailures\":[" + String.join(",", entries) + "]}");
        }

        void fail() {
            answer.complete(new InvocationResult(
                    "{\"errorMessage\":\"broken\"}".getBytes(StandardCharsets.UTF_8),
                    InvocationResult.UNHANDLED,
                    InvocationResult.LATEST_VERSION,
                    null));
        }

        void refuse(Reason reason) {
            answer.completeExceptionally(new InvocationException(reason, "refused on purpose"));
        }
    }

    @Override
    public CompletionStage<InvocationResult> invoke(Invocation invocation) {
        Call call =
                new Call(clock.getAsLong(), invocation.requestId(), invocation.payload(), new CompletableFuture<>());
        calls.add(call);
        return call.answer();
    }

    /** The next call, which must come. */
    Call next() throws InterruptedException {
        Call call = calls.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(call, "the function has not been called");
        return call;
    }

    /** The next call, which must have these values. */
    Call next(Integer... values) throws InterruptedException {
        Call call = next();
        assertEquals(List.of(values), call.values());
        return call;
    }

    /** Whether there is a call that nobody has taken. */
    boolean isCalled() {
        return !calls.isEmpty();
    }
}
