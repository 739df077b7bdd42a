package dev.lodestone.store.catalog;

/**
 * What an index has besides its declaration.
 *
 * @param space where its entries lie
 * @param backfilling whether entries for older items are still being added
 */
public record IndexState(int space, Lifecycle lifecycle, boolean backfilling, ThroughputHistory throughputHistory) {
    public IndexState withLifecycle(Lifecycle newLifecycle) {
        return new IndexState(space, newLifecycle, backfilling, throughputHistory);
    }

    public IndexState withThroughputHistory(ThroughputHistory history) {
        return new IndexState(space, lifecycle, backfilling, history);
    }

    /** The state once entries for all items are there. */
    public IndexState complete(Lifecycle newLifecycle) {
        return new IndexState(space, newLifecycle, false, throughputHistory);
    }
}
