package dev.lodestone.streams.mapping.engine;

import dev.lodestone.store.StoreOptions;
import java.nio.file.Path;

/** The engines on which mappings are carried out. */
enum EngineChoice {
    MEMORY,
    ROCKSDB;

    StoreOptions options(Path directory) {
        return this == MEMORY ? StoreOptions.inMemory() : StoreOptions.at(directory);
    }
}
