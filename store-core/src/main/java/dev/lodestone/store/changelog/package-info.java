/**
 * The changes of items, logged with the changes themselves and read shard by shard. Start at
 * {@link dev.lodestone.store.changelog.ChangeLog}, which writes, and {@link dev.lodestone.store.changelog.StreamReader}.
 */
package dev.lodestone.store.changelog;
