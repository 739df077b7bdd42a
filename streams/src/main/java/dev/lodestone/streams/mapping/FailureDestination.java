package dev.lodestone.streams.mapping;

import java.util.concurrent.CompletionStage;

/**
 * Where batches are reported that a function failed to process: a directory, an endpoint, a queue. Thread-safe; several
 * reports may be under way at once.
 */
@FunctionalInterface
public interface FailureDestination {
    /**
     * Hands a report over, without waiting for it. Records that follow the batch wait until it has been taken.
     *
     * @return completes when the report has been taken, exceptionally if that failed; it is then sent again
     */
    CompletionStage<Void> send(DiscardedBatch batch);

    /** Knows the destinations by how mappings name them. Thread-safe. */
    @FunctionalInterface
    interface Resolver {
        /**
         * What takes the reports, or null if nothing does.
         *
         * @param destination the ARN, or another address, that a mapping has as {@code DestinationConfig}
         */
        FailureDestination find(String destination);
    }
}
