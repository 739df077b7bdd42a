/**
 * Operations on many items that happen together or not at all. Start at
 * {@link dev.lodestone.store.operation.transaction.TransactWriteItems}.
 */
package dev.lodestone.store.operation.transaction;
