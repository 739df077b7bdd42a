package dev.lodestone.streams.mapping.batch;

import java.util.List;

/**
 * What follows when a function has failed with a batch. Immutable.
 *
 * <ul>
 *   <li>Records that were processed are done; the rest is what has failed.
 *   <li>With bisecting, a batch that failed as a whole is split in two, and one of which some records were processed has
 *       been split by that: neither uses an attempt, and nothing is waited for.
 *   <li>Everything else uses an attempt. When none is left the batch is given up.
 * </ul>
 *
 * @param maximumRetryAttempts how often a batch is tried again; negative for without end
 */
public record RetryRules(int maximumRetryAttempts, boolean bisect) {
    /**
     * What is to be done.
     *
     * @param batches the batches to go on with, one after the other; one if it is given up
     * @param isExhausted whether it is given up
     * @param isDelayed whether to wait before that
     */
    public record Plan(List<Batch> batches, boolean isExhausted, boolean isDelayed) {
        static Plan atOnce(List<Batch> batches) {
            return new Plan(batches, false, false);
        }
    }

    /** What follows, where not all records were processed. */
    public Plan after(Batch batch, BatchOutcome outcome) {
        Batch rest = batch.part(outcome.processed(), batch.size());
        if (bisect && outcome.isWhole() && rest.size() > 1) {
            return Plan.atOnce(rest.halves());
        }
        if (bisect && outcome.processed() > 0) {
            return Plan.atOnce(List.of(rest));
        }
        Batch failed = rest.failed();
        boolean exhausted = maximumRetryAttempts >= 0 && failed.failedAttempts() > maximumRetryAttempts;
        return new Plan(List.of(failed), exhausted, !exhausted);
    }
}
