/**
 * Operations on many items that are independent of each other. Start at
 * {@link dev.lodestone.store.operation.batch.BatchWriteItem}.
 */
package dev.lodestone.store.operation.batch;
