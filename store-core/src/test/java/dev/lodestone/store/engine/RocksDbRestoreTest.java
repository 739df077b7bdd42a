package dev.lodestone.store.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.store.engine.rocksdb.RocksDbEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksDbRestoreTest extends RestoreContract {
    @TempDir
    Path directory;

    @Override
    StorageEngine open() throws IOException {
        return RocksDbEngine.open(Files.createTempDirectory(directory, "store"), Durability.BUFFERED);
    }

    @Test
    void isLastingAsAnyCommitIs() throws IOException {
        Path own = Files.createTempDirectory(directory, "own");
        long before;
        try (StorageEngine store = RocksDbEngine.open(own, Durability.BUFFERED)) {
            Snapshot empty = store.snapshot();
            store.commit(batch -> batch.put(at("p", "s"), bytes("value")));
            before = store.takePosition();
            store.restore(empty);
        }
        try (StorageEngine store = RocksDbEngine.open(own, Durability.BUFFERED)) {
            assertEquals(List.of(), scan(store, "p", SortRange.ALL));
            assertEquals(true, store.takePosition() > before);
        }
    }
}
