/**
 * Transactions over several items and tables: their cancellation, and the tokens that make them idempotent. Start at
 * {@link dev.lodestone.store.transaction.TransactionWriter}.
 */
package dev.lodestone.store.transaction;
