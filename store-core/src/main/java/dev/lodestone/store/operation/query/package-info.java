/** Operations that read many items. Start at {@link dev.lodestone.store.operation.query.Query}. */
package dev.lodestone.store.operation.query;
