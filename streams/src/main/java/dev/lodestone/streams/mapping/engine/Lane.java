package dev.lodestone.streams.mapping.engine;

import static dev.lodestone.streams.mapping.engine.ClockAlarm.NEVER;

import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationResult;
import dev.lodestone.streams.mapping.batch.Backoff;
import dev.lodestone.streams.mapping.batch.Batch;
import dev.lodestone.streams.mapping.batch.BatchEvent;
import dev.lodestone.streams.mapping.batch.BatchOutcome;
import dev.lodestone.streams.mapping.batch.BatchQueue;
import dev.lodestone.streams.mapping.batch.DiscardMessage.Condition;
import dev.lodestone.streams.mapping.batch.PendingRecord;
import dev.lodestone.streams.mapping.batch.RetryRules;
import dev.lodestone.streams.mapping.batch.TumblingWindow;
import dev.lodestone.streams.mapping.batch.WindowState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The records of a shard that are processed one batch after the other: all of it, or those of some of its items. Used by
 * one thread at a time.
 *
 * <p>At any time it does nothing, waits for a moment, or waits for the end of a call or a report; {@link #advance} goes on
 * as far as possible.
 */
final class Lane {
    /** How long after its end a tumbling window is open to records that were written before it. */
    private static final long LATE_MILLIS = 1_000;

    private final LaneRules rules;
    private final ShardContext shard;
    private final Runnable onProgress;
    private final BatchQueue queue;
    /** The batch that is being processed, in the parts it was split into. */
    private final Deque<Batch> parts = new ArrayDeque<>();

    private WindowState window;
    private DiscardReport report;
    private String lastRequestId;
    private int failuresInRow;
    private long notBeforeMillis;
    private boolean busy;

    /**
     * A lane with nothing in it.
     *
     * @param onProgress is told whenever records or a window are done
     * @param window the tumbling window that had been begun; null if none
     */
    Lane(LaneRules rules, ShardContext shard, Runnable onProgress, WindowState window) {
        this.rules = rules;
        this.shard = shard;
        this.onProgress = onProgress;
        this.queue = new BatchQueue(rules.limits());
        this.window = rules.tumbles() ? window : null;
    }

    void add(PendingRecord record) {
        queue.add(record);
    }

    /** Whether it could begin a larger batch if it had more records. */
    boolean wantsMore() {
        return parts.isEmpty() && !queue.isFull();
    }

    /** How much JSON waits for its batch. */
    long waitingBytes() {
        return queue.bytes();
    }

    /** Whether a call or a report is under way. */
    boolean isBusy() {
        return busy;
    }

    /** Whether there is nothing left to do. */
    boolean isDone() {
        return !busy && parts.isEmpty() && queue.isEmpty() && window == null;
    }

    /** The position up to which all is done, where the shard has been read up to another one. */
    long doneThrough(long readPosition) {
        PendingRecord first = parts.isEmpty() ? queue.first() : parts.peek().first();
        return first == null ? readPosition : first.position() - 1;
    }

    /** The tumbling window that has been begun, or null. */
    WindowState window() {
        return window;
    }

    /** What failed is tried again without a wait. */
    void retryNow() {
        notBeforeMillis = 0;
    }

    /**
     * Goes on as far as possible.
     *
     * @return when to go on even if nothing happens until then
     */
    long advance(long nowMillis, ReadingProgress reading) {
        if (busy) {
            return NEVER;
        }
        if (report != null) {
            return at(nowMillis, this::sendReport);
        }
        if (isWindowOver(nowMillis, reading)) {
            return at(nowMillis, this::closeWindow);
        }
        if (parts.isEmpty()) {
            if (!isReady(nowMillis, reading)) {
                return dueMillis(reading);
            }
            parts.add(queue.take());
        }
        return advanceBatch(nowMillis);
    }

    /** Does something unless a wait is under way. */
    private long at(long nowMillis, Runnable action) {
        if (nowMillis < notBeforeMillis) {
            return notBeforeMillis;
        }
        action.run();
        return NEVER;
    }

    private boolean isWindowOver(long nowMillis, ReadingProgress reading) {
        if (window == null) {
            return false;
        }
        if (window.isTerminatedEarly()) {
            // What is left of a batch follows it, with a state of its own.
            return true;
        }
        if (!parts.isEmpty()) {
            return false;
        }
        if (!queue.isEmpty()) {
            return !window.window().contains(queue.first().timeMillis());
        }
        return reading == ReadingProgress.END
                || (reading == ReadingProgress.TAIL && nowMillis >= endMillis(window.window()));
    }

    private static long endMillis(TumblingWindow window) {
        return window.endMillis() + LATE_MILLIS;
    }

    private boolean isReady(long nowMillis, ReadingProgress reading) {
        return queue.isFull() || (reading != ReadingProgress.MORE && nowMillis >= dueMillis(reading));
    }

    /** When the next batch goes even if it is not full, or the window closes. */
    private long dueMillis(ReadingProgress reading) {
        PendingRecord first = queue.first();
        if (first == null) {
            return window == null || reading == ReadingProgress.MORE ? NEVER : endMillis(window.window());
        }
        long due = first.readMillis() + rules.batchingMillis();
        return rules.tumbles()
                ? Math.min(
                        due,
                        endMillis(TumblingWindow.at(
                                first.timeMillis(), rules.limits().tumblingMillis())))
                : due;
    }

    private long advanceBatch(long nowMillis) {
        RecordExpiry expiry = new RecordExpiry(rules.maximumAgeMillis(), shard.trimPoint());
        Batch batch = parts.poll();
        int alike = expiry.alike(batch, nowMillis);
        if (alike < batch.size()) {
            parts.push(batch.part(alike, batch.size()));
            batch = batch.part(0, alike);
        }
        parts.push(batch);
        if (expiry.isExpired(batch.first(), nowMillis)) {
            discard(batch, Condition.RECORD_AGE_EXCEEDED, null);
            return report == null ? nowMillis : at(nowMillis, this::sendReport);
        }
        if (nowMillis < notBeforeMillis) {
            return Math.min(notBeforeMillis, expiry.expiryMillis(batch.first()));
        }
        call(batch);
        return NEVER;
    }

    private void call(Batch batch) {
        if (rules.tumbles() && window == null) {
            window = WindowState.fresh(
                    TumblingWindow.at(batch.first().timeMillis(), rules.limits().tumblingMillis()));
        }
        busy = true;
        shard.call(event(batch), new FunctionCalls.Continuation() {
            @Override
            public void answered(String requestId, InvocationResult result) {
                lastRequestId = requestId;
                onAnswer(parts.poll().called(), result);
            }

            @Override
            public void notCalled(InvocationException why) {
                shard.log().notCalled(why);
                waitAfterFailure();
            }
        });
    }

    private byte[] event(Batch batch) {
        return rules.tumbles() ? shard.event(batch.records(), window, false) : BatchEvent.of(batch.records());
    }

    private void onAnswer(Batch batch, InvocationResult result) {
        BatchOutcome outcome = rules.answer().read(batch, result);
        if (window != null) {
            window = window.with(outcome.state());
        }
        if (outcome.isSuccess(batch)) {
            shard.log().succeeded();
            progress();
            return;
        }
        shard.log().failed(shard.shard(), batch, outcome, result);
        RetryRules.Plan plan = rules.retry().after(batch, outcome);
        for (int at = plan.batches().size() - 1; at >= 0; at--) {
            parts.push(plan.batches().get(at));
        }
        if (outcome.processed() > 0) {
            progress();
        }
        if (plan.isExhausted()) {
            discard(plan.batches().get(0), Condition.RETRY_ATTEMPTS_EXHAUSTED, result);
        } else if (plan.isDelayed()) {
            waitAfterFailure();
        } else {
            busy = false;
        }
    }

    /** Something is done, and what comes next has not failed yet. */
    private void progress() {
        busy = false;
        failuresInRow = 0;
        notBeforeMillis = 0;
        onProgress.run();
    }

    private void waitAfterFailure() {
        busy = false;
        failuresInRow++;
        notBeforeMillis = shard.nowMillis() + Backoff.millis(failuresInRow);
    }

    /** Gives the first part of the batch up. */
    private void discard(Batch batch, Condition condition, InvocationResult lastResult) {
        String requestId = batch.calls() == 0 || lastRequestId == null ? shard.newRequestId() : lastRequestId;
        byte[] event = window == null ? BatchEvent.of(batch.records()) : event(batch);
        report = shard.report(batch, condition, requestId, lastResult, event);
        notBeforeMillis = 0;
        busy = false;
        if (report == null) {
            discarded();
        }
    }

    private void sendReport() {
        busy = true;
        report.send(shard.work(), failure -> {
            busy = false;
            if (failure != null) {
                shard.log().notReported(report, failure);
            }
            if (failure == null || !report.mayTryAgain()) {
                report = null;
                discarded();
            } else {
                notBeforeMillis = shard.nowMillis() + report.waitMillis();
            }
        });
    }

    private void discarded() {
        parts.poll();
        progress();
    }

    private void closeWindow() {
        busy = true;
        shard.call(shard.event(List.of(), window, true), new FunctionCalls.Continuation() {
            @Override
            public void answered(String requestId, InvocationResult result) {
                if (result.isError()) {
                    shard.log().failedToClose(shard.shard(), window, result);
                    waitAfterFailure();
                } else {
                    window = null;
                    shard.log().succeeded();
                    progress();
                }
            }

            @Override
            public void notCalled(InvocationException why) {
                shard.log().notCalled(why);
                waitAfterFailure();
            }
        });
    }
}
