package dev.lodestone.store.engine;

import dev.lodestone.store.engine.memory.MemoryEngine;

class MemoryRestoreTest extends RestoreContract {
    @Override
    StorageEngine open() {
        return new MemoryEngine();
    }
}
