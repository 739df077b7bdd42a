package dev.lodestone.streams.mapping.batch;

/**
 * What became of a batch that a function was called with.
 *
 * @param processed how many records from the first one on are done
 * @param isWhole whether none was processed because the call as such failed, rather than its first record
 * @param state the state that a function gave for its tumbling window; null if none
 */
public record BatchOutcome(int processed, boolean isWhole, byte[] state) {
    static BatchOutcome failed() {
        return new BatchOutcome(0, true, null);
    }

    public boolean isSuccess(Batch batch) {
        return processed == batch.size();
    }
}
