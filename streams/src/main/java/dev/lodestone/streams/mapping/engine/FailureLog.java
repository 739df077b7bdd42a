package dev.lodestone.streams.mapping.engine;

import dev.lodestone.store.catalog.Shard;
import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationResult;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.batch.Batch;
import dev.lodestone.streams.mapping.batch.BatchOutcome;
import dev.lodestone.streams.mapping.batch.DiscardMessage.Condition;
import dev.lodestone.streams.mapping.batch.WindowState;
import dev.lodestone.streams.reading.SequenceNumbers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Says loudly what goes wrong with a mapping, and keeps it for its status. Thread-safe. */
final class FailureLog {
    private static final int MOST_PAYLOAD_BYTES = 2_000;

    private final Logger logger;
    private final EventSourceMapping mapping;
    private final ProcessingRecord record;

    FailureLog(Logger logger, EventSourceMapping mapping, ProcessingRecord record) {
        this.logger = logger;
        this.mapping = mapping;
        this.record = record;
    }

    void succeeded() {
        record.succeeded();
    }

    /** The function has failed with a batch, or with a part of it. */
    void failed(Shard shard, Batch batch, BatchOutcome outcome, InvocationResult result) {
        Batch rest = batch.part(outcome.processed(), batch.size());
        String how = result.isError() ? result.functionError() : "its answer says so";
        failed(
                mapping.functionArn() + " failed with " + described(rest) + " of " + shard.id() + " (" + how + "): "
                        + text(result.payload()),
                result);
    }

    /** The function has failed with the end of a tumbling window. */
    void failedToClose(Shard shard, WindowState window, InvocationResult result) {
        failed(
                mapping.functionArn() + " failed at the end of the window from "
                        + window.window().startMillis() + " to "
                        + window.window().endMillis() + " of " + shard.id() + " (" + result.functionError() + "): "
                        + text(result.payload()),
                result);
    }

    private void failed(String description, InvocationResult result) {
        int times = record.failed(description);
        String more = times == 1 ? log(result) : "; that was the failure number " + times + " in a row";
        logger.log(Level.ERROR, description + more);
    }

    /** The end of the function's log, where the function runs here. */
    private static String log(InvocationResult result) {
        byte[] log = result.logTail();
        return log == null || log.length == 0
                ? ""
                : "\nIts log ended with:\n" + new String(log, StandardCharsets.UTF_8).stripTrailing();
    }

    /** The function could not be called. */
    void notCalled(InvocationException why) {
        record.notCalled(why);
        logger.log(Level.WARNING, why.getMessage() + "; its records from " + mapping.eventSourceArn() + " wait");
    }

    /** A batch is given up. */
    void discarded(Shard shard, Batch batch, Condition condition, String destination, boolean isReported) {
        String where = isReported ? "; reported to " + destination : destination == null ? "" : nobodyAt(destination);
        logger.log(
                Level.ERROR,
                "Gave up " + described(batch) + " of " + shard.id() + " for " + mapping.functionArn() + ": " + condition
                        + where);
    }

    private static String nobodyAt(String destination) {
        return "; nothing takes reports to " + destination;
    }

    /** A report could not be handed over. */
    void notReported(DiscardReport report, Throwable failure) {
        String next = report.mayTryAgain() ? "; will be tried again" : "; lost: ";
        String lost = report.mayTryAgain() ? "" : text(report.batch().message());
        logger.log(Level.ERROR, "Cannot report a batch to " + report.batch().destination() + next + lost, failure);
    }

    /** The mapping itself cannot go on for the moment. */
    void broken(RuntimeException failure) {
        record.broken(failure.toString());
        logger.log(Level.ERROR, "The event source mapping " + mapping.uuid() + " cannot go on", failure);
    }

    private static String described(Batch batch) {
        return batch.size() + (batch.size() == 1 ? " record from " : " records from ")
                + SequenceNumbers.of(batch.first().position()) + " on";
    }

    private static String text(byte[] payload) {
        byte[] shown = payload.length > MOST_PAYLOAD_BYTES ? Arrays.copyOf(payload, MOST_PAYLOAD_BYTES) : payload;
        return new String(shown, StandardCharsets.UTF_8) + (shown == payload ? "" : "…");
    }
}
