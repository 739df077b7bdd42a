/**
 * The one road by which items change. Start at {@link dev.lodestone.store.write.ItemWriter}, through which every change
 * goes, and {@link dev.lodestone.store.write.ItemWrite}, which is such a change before it is made.
 */
package dev.lodestone.store.write;
