/** Keeps secondary indexes in step with their tables. Start at {@link dev.lodestone.store.index.IndexMaintainer}. */
package dev.lodestone.store.index;
