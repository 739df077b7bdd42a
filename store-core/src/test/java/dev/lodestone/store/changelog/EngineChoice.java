package dev.lodestone.store.changelog;

import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.engine.memory.MemoryEngine;
import dev.lodestone.store.engine.rocksdb.RocksDbEngine;
import java.nio.file.Path;

/** The engines on which changes are logged. */
enum EngineChoice {
    MEMORY,
    ROCKSDB;

    StorageEngine open(Path directory) {
        return this == MEMORY ? new MemoryEngine() : RocksDbEngine.open(directory, Durability.BUFFERED);
    }
}
