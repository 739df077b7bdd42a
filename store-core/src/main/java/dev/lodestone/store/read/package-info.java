/**
 * Reads of items: what a projection leaves of each, and pages of many. Start at
 * {@link dev.lodestone.store.read.PageReader}.
 */
package dev.lodestone.store.read;
