package dev.lodestone.store.engine;

import dev.lodestone.store.engine.rocksdb.RocksDbEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RocksDbEngineTest extends StorageEngineContract {
    @TempDir
    Path directory;

    @Override
    StorageEngine open() throws IOException {
        return RocksDbEngine.open(Files.createTempDirectory(directory, "store"), Durability.BUFFERED);
    }
}
