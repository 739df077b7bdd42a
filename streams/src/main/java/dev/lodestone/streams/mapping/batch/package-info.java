/**
 * What happens to batches, as values and rules without threads or time of their own: how records are gathered, what
 * functions are sent and answer, what follows a failure. Start at {@code Batch}.
 */
package dev.lodestone.streams.mapping.batch;
