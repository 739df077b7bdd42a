/** What reads of single items and of many have in common. Start at {@link dev.lodestone.store.read.ItemProjection}. */
package dev.lodestone.store.read;
