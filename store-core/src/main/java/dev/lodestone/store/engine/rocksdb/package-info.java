/**
 * The storage engine on RocksDB, the default. Start at {@link dev.lodestone.store.engine.rocksdb.RocksDbEngine}.
 */
package dev.lodestone.store.engine.rocksdb;
