/**
 * Items that expire: an index of them in the order of expiry, and what deletes them when their time has come. Start at
 * {@link dev.lodestone.store.ttl.ExpirySweeper}.
 */
package dev.lodestone.store.ttl;
