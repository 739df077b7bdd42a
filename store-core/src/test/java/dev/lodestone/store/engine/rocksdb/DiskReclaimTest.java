package dev.lodestone.store.engine.rocksdb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.engine.LogRecord;
import dev.lodestone.store.engine.Snapshot;
import dev.lodestone.store.engine.SortRange;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class DiskReclaimTest {
    private static final int SPACES = 3;
    private static final int ENTRIES = 1_500;
    private static final int VALUE = 10_000;
    private static final long SPACE_ON_DISK = (long) ENTRIES * VALUE;

    @TempDir
    Path directory;

    /** Spaces of random values in files below the first level, which are the ones that can be removed. */
    @BeforeEach
    void fillAndCompact() throws RocksDBException {
        Random random = new Random(1);
        try (RocksDbEngine engine = RocksDbEngine.open(directory, Durability.BUFFERED)) {
            for (int space = 0; space < SPACES; space++) {
                for (int i = 0; i < ENTRIES; i++) {
                    Address address = entry(space, i);
                    byte[] value = new byte[VALUE];
                    random.nextBytes(value);
                    engine.commit(batch -> batch.put(address, value));
                }
            }
        }
        try (RocksDbOptions options = new RocksDbOptions();
                RocksDB db = RocksDB.open(options.options().setTargetFileSizeBase(4 << 20), directory.toString())) {
            db.compactRange();
        }
    }

    @Test
    void givesBackTheDiskOfADeletedSpace() throws IOException {
        try (RocksDbEngine engine = RocksDbEngine.open(directory, Durability.BUFFERED)) {
            long before = sizeOfTables();
            engine.commit(batch -> batch.deleteSpace(1));
            long given = before - sizeOfTables();
            assertTrue(given > SPACE_ON_DISK / 3 && given <= SPACE_ON_DISK * 2, "gave back " + given);
            verifyOthers(engine);
        }
        try (RocksDbEngine engine = RocksDbEngine.open(directory, Durability.BUFFERED)) {
            verifyOthers(engine);
        }
    }

    /** Space comes back however much of it is in files that hold other content too. */
    @Test
    void givesBackTheDiskOfATrimmedLog() throws IOException {
        byte[] shard = {1};
        try (RocksDbEngine engine = RocksDbEngine.open(directory, Durability.BUFFERED)) {
            long before = sizeOfTables();
            Random random = new Random(2);
            for (int i = 0; i < 3 * ENTRIES; i++) {
                byte[] record = new byte[VALUE];
                random.nextBytes(record);
                engine.commit(batch -> batch.append(1, shard, record));
            }
            assertTrue(sizeOfTables() - before > 2 * SPACE_ON_DISK);
            SortRange trimmed = LogRecord.between(0, engine.lastPosition() - 10);
            engine.commit(batch -> batch.deleteRange(1, shard, trimmed));
            engine.reclaim(1, shard, trimmed);
            long kept = sizeOfTables() - before;
            assertTrue(kept < SPACE_ON_DISK, "kept " + kept);
            int[] seen = {0};
            engine.tail(1, shard, 0, (position, record) -> {
                seen[0]++;
                return true;
            });
            assertEquals(10, seen[0]);
        }
    }

    @Test
    void leavesASnapshotItsEntries() throws IOException {
        try (RocksDbEngine engine = RocksDbEngine.open(directory, Durability.BUFFERED);
                Snapshot snapshot = engine.snapshot()) {
            engine.commit(batch -> batch.deleteSpace(1));
            assertNull(engine.get(entry(1, 7)));
            int[] seen = {0};
            snapshot.scanAll(1, 0, 1, null, value -> {
                seen[0]++;
                return true;
            });
            assertEquals(ENTRIES, seen[0]);
        }
    }

    private static void verifyOthers(RocksDbEngine engine) {
        for (int space = 0; space < SPACES; space++) {
            int[] seen = {0};
            engine.scanAll(space, 0, 1, null, value -> {
                seen[0]++;
                return true;
            });
            assertEquals(space == 1 ? 0 : ENTRIES, seen[0]);
        }
    }

    private static Address entry(int space, int number) {
        return Address.of(space, ("p" + number).getBytes(US_ASCII));
    }

    private long sizeOfTables() throws IOException {
        long size = 0;
        try (DirectoryStream<Path> tables = Files.newDirectoryStream(directory, "*.sst")) {
            for (Path table : tables) {
                size += Files.size(table);
            }
        }
        return size;
    }
}
