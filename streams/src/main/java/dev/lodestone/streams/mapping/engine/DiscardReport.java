package dev.lodestone.streams.mapping.engine;

import dev.lodestone.streams.mapping.DiscardedBatch;
import dev.lodestone.streams.mapping.FailureDestination;
import dev.lodestone.streams.mapping.batch.Backoff;
import java.util.function.Consumer;

/** The report of a batch that was given up, on its way to a destination. Used by one thread at a time. */
final class DiscardReport {
    private static final int MOST_TRIES = 5;

    private final FailureDestination destination;
    private final DiscardedBatch batch;
    private int tries;

    DiscardReport(FailureDestination destination, DiscardedBatch batch) {
        this.destination = destination;
        this.batch = batch;
    }

    /** Sends it, without waiting; null is handed on if it was taken, else why not. */
    void send(SerialWork work, Consumer<Throwable> then) {
        tries++;
        try {
            destination.send(batch).whenComplete((taken, failure) -> work.send(() -> then.accept(failure)));
        } catch (RuntimeException failure) {
            work.send(() -> then.accept(failure));
        }
    }

    boolean mayTryAgain() {
        return tries < MOST_TRIES;
    }

    /** How long to wait before the next try. */
    long waitMillis() {
        return Backoff.millis(tries);
    }

    DiscardedBatch batch() {
        return batch;
    }
}
