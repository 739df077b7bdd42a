package dev.lodestone.store.checkpoint;

import dev.lodestone.store.engine.Snapshot;
import java.time.Duration;
import java.time.Instant;

/**
 * A state of a store: its tables, items, streams and documents, and how far its clock was ahead.
 *
 * @param name tells it from others of this store
 * @param taken when it was taken, by the store's clock
 * @param clockOffset how far the store's clock was ahead of the one below it
 * @param state what the engine held
 */
public record Checkpoint(String name, Instant taken, Duration clockOffset, Snapshot state) {}
