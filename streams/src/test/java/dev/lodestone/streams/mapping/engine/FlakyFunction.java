package dev.lodestone.streams.mapping.engine;

import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationException.Reason;
import dev.lodestone.streams.invocation.InvocationResult;
import dev.lodestone.streams.invocation.InvocationTarget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** A function that fails in every way there is, at random, and notes which records it has processed. Thread-safe. */
final class FlakyFunction implements InvocationTarget {
    private static final List<Reason> REASONS = List.of(Reason.THROTTLED, Reason.NOT_FOUND, Reason.UNAVAILABLE);

    private final Executor executor;
    private final Random random;
    private final Set<String> processed = new HashSet<>();
    private final List<Map<String, Object>> firstSuccesses = new ArrayList<>();
    private boolean isMended;

    FlakyFunction(Executor executor, long seed) {
        this.executor = executor;
        this.random = new Random(seed);
    }

    /** Does not fail from now on. */
    synchronized void mend() {
        isMended = true;
    }

    /** The sequence numbers of all records that have been processed. */
    synchronized Set<String> processed() {
        return new HashSet<>(processed);
    }

    /** All records that have been processed, in the order in which that happened first. */
    synchronized List<Map<String, Object>> firstSuccesses() {
        return new ArrayList<>(firstSuccesses);
    }

    @Override
    public CompletionStage<InvocationResult> invoke(Invocation invocation) {
        CompletableFuture<InvocationResult> answer = new CompletableFuture<>();
        ScriptedFunction.Call call = new ScriptedFunction.Call(0, invocation.requestId(), invocation.payload(), answer);
        executor.execute(() -> process(call));
        return answer;
    }

    private synchronized void process(ScriptedFunction.Call call) {
        List<Map<String, Object>> records = call.records();
        switch (isMended ? 9 : random.nextInt(10)) {
            case 0 -> call.fail();
            case 1 -> call.refuse(REASONS.get(random.nextInt(REASONS.size())));
            case 2 -> call.answer().completeExceptionally(new IllegalStateException("broken on purpose"));
            case 3, 4 -> {
                int failing = random.nextInt(records.size());
                note(records.subList(0, failing));
                call.failItems(failing);
            }
            case 5 -> call.answer("{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}");
            default -> {
                note(records);
                call.answer()
                        .complete(new InvocationResult(
                                "{}".getBytes(StandardCharsets.UTF_8), null, InvocationResult.LATEST_VERSION, null));
            }
        }
    }

    private void note(List<Map<String, Object>> records) {
        for (Map<String, Object> record : records) {
            if (processed.add((String) record.get("SequenceNumber"))) {
                firstSuccesses.add(record);
            }
        }
    }
}
