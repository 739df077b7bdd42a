package dev.lodestone.store.catalog;

/**
 * What an index has besides its declaration.
 *
 * @param space where its entries lie
 * @param backfilling whether entries for older items are still being added
 */
public record IndexState(int space, Lifecycle lifecycle, boolean backfilling, ThroughputHistory throughputHistory) {}
