/** Reads that lag behind the writes because a test wants them to; start at {@link dev.lodestone.store.staleness.Staleness}. */
package dev.lodestone.store.staleness;
