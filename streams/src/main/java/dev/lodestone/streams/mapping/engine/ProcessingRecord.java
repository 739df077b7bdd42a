package dev.lodestone.streams.mapping.engine;

import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.mapping.EventSourceMapping;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What can be told of a mapping's calls so far. Thread-safe. */
final class ProcessingRecord {
    private final LongAdder calls = new LongAdder();
    private volatile String lastResult = EventSourceMapping.NOTHING_PROCESSED;
    private volatile String lastError;
    private final AtomicInteger failuresInARow = new AtomicInteger();

    ProcessingRecord(String lastResult) {
        this.lastResult = lastResult;
    }

    void called() {
        calls.increment();
    }

    void succeeded() {
        lastResult = "OK";
        failuresInARow.set(0);
    }

    /** Notes a failure of the function, and tells how many there have been since its last success. */
    int failed(String description) {
        lastResult = "PROBLEM: Function call failed";
        lastError = description;
        return failuresInARow.incrementAndGet();
    }

    void notCalled(InvocationException why) {
        lastResult = switch (why.reason()) {
            case THROTTLED -> "PROBLEM: Function call was throttled";
            case NOT_FOUND -> "PROBLEM: Function not found";
            case UNAVAILABLE -> "PROBLEM: Function cannot be reached";
        };
        lastError = why.getMessage();
    }

    void broken(String description) {
        lastResult = "PROBLEM: Records cannot be read or checkpoints not be stored";
        lastError = description;
    }

    long calls() {
        return calls.sum();
    }

    String lastResult() {
        return lastResult;
    }

    String lastError() {
        return lastError;
    }
}
