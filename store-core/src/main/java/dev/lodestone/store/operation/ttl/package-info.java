/** Operations on the time to live of tables. Start at {@link dev.lodestone.store.operation.ttl.UpdateTimeToLive}. */
package dev.lodestone.store.operation.ttl;
