package dev.lodestone.streams.mapping.batch;

import java.util.List;

/**
 * Records that go to a function together, in their order. Immutable.
 *
 * @param records at least one
 * @param failedAttempts how many attempts have been used on them
 * @param calls how often the function was called with them, in this batch or a larger one
 */
public record Batch(List<PendingRecord> records, int failedAttempts, int calls) {
    /** A batch that has not been tried. */
    public static Batch of(List<PendingRecord> records) {
        return new Batch(List.copyOf(records), 0, 0);
    }

    public int size() {
        return records.size();
    }

    public PendingRecord first() {
        return records.get(0);
    }

    public PendingRecord last() {
        return records.get(records.size() - 1);
    }

    /** The part of the batch between two indexes. */
    public Batch part(int from, int to) {
        return from == 0 && to == size() ? this : new Batch(records.subList(from, to), failedAttempts, calls);
    }

    /** The batch after one more call. */
    public Batch called() {
        return new Batch(records, failedAttempts, calls + 1);
    }

    /** The batch after one more attempt has failed. */
    Batch failed() {
        return new Batch(records, failedAttempts + 1, calls);
    }

    /** Both halves, of which the first one is never larger. */
    List<Batch> halves() {
        int middle = size() / 2;
        return List.of(part(0, middle), part(middle, size()));
    }
}
