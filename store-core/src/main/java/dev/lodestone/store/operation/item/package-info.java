/** Operations on single items. Start at {@link dev.lodestone.store.operation.item.PutItem}. */
package dev.lodestone.store.operation.item;
