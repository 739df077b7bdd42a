/**
 * What is written to disk: keys, items and the spaces they lie in. Start at
 * {@link dev.lodestone.store.encoding.EncodedItem} and {@link dev.lodestone.store.encoding.KeyEncoder}.
 */
package dev.lodestone.store.encoding;
