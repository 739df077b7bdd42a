/** States that a store can be taken back to; start at {@link dev.lodestone.store.checkpoint.Checkpoints}. */
package dev.lodestone.store.checkpoint;
