package dev.lodestone.store.transaction;

import dev.lodestone.store.write.ItemWrite;

/**
 * One action of a transaction that writes.
 *
 * @param returnsItem whether the stored item is to be returned if the condition does not hold of it
 */
public record TransactionalWrite(ItemWrite write, boolean returnsItem) {}
