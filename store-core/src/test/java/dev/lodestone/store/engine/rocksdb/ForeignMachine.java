package dev.lodestone.store.engine.rocksdb;

import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.engine.StorageException;
import java.nio.file.Path;

/** A process on a machine for which RocksDB has no library. It prints what it is told on opening a store, twice. */
final class ForeignMachine {
    static final String ARCHITECTURE = "pdp11";

    private ForeignMachine() {}

    public static void main(String[] arguments) {
        System.setProperty("os.arch", ARCHITECTURE);
        for (int i = 0; i < 2; i++) {
            try (RocksDbEngine engine = RocksDbEngine.open(Path.of(arguments[0]), Durability.BUFFERED)) {
                engine.awaitUpdates();
                System.out.println("opened");
            } catch (StorageException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
