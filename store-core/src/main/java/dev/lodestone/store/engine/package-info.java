/**
 * Ordered byte keys with atomic updates, behind which stands one of the implementations in the packages below. Start at
 * {@link dev.lodestone.store.engine.StorageEngine}.
 */
package dev.lodestone.store.engine;
