package dev.lodestone.streams.mapping.batch;

/**
 * A record on its way to a function.
 *
 * @param position where it lies in the log
 * @param timeMillis when the change was made
 * @param readMillis when it was read, from which the batching window counts
 * @param json the record as the function gets it; must not be changed
 */
public record PendingRecord(long position, long timeMillis, long readMillis, byte[] json) {}
