package dev.lodestone.store.engine;

import dev.lodestone.store.engine.memory.MemoryEngine;

class MemoryEngineTest extends StorageEngineContract {
    @Override
    StorageEngine open() {
        return new MemoryEngine();
    }
}
