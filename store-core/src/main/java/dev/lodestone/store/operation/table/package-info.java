/** Operations on tables and the account. Start at {@link dev.lodestone.store.operation.table.CreateTable}. */
package dev.lodestone.store.operation.table;
