package dev.lodestone.store.engine.rocksdb;

import dev.lodestone.store.engine.Durability;
import java.io.IOException;
import java.nio.file.Path;

/** A process that opens the store in the directory given, says so, and keeps it open until its input ends. */
final class StoreHolder {
    private StoreHolder() {}

    public static void main(String[] arguments) throws IOException {
        try (RocksDbEngine engine = RocksDbEngine.open(Path.of(arguments[0]), Durability.BUFFERED)) {
            engine.awaitUpdates();
            System.out.println("open");
            int end = System.in.read();
            System.out.println("closed at " + end);
        }
    }
}
