package dev.lodestone.store.engine.rocksdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.engine.StorageException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RocksDbOpeningTest {
    private static final Address ENTRY = new Address(1, new byte[] {1}, new byte[] {2});
    private static final Address COUNTER = Address.of(1, new byte[] {3});

    @TempDir
    Path parent;

    private Path directory;

    @BeforeEach
    void nameDirectory() {
        directory = parent.resolve("missing/store");
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void findsEverythingAgain(Durability durability) {
        for (int round = 0; round < 3; round++) {
            byte[] value = {(byte) round};
            try (RocksDbEngine engine = RocksDbEngine.open(directory, durability)) {
                engine.commit(batch -> {
                    batch.put(ENTRY, value);
                    batch.add(COUNTER, 5);
                });
            }
            try (RocksDbEngine engine = RocksDbEngine.open(directory, durability)) {
                assertArrayEquals(value, engine.get(ENTRY));
                assertEquals(5L * (round + 1), engine.counter(COUNTER));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Durability.class)
    void positionsRiseOverRestarts(Durability durability) {
        byte[] shard = {7};
        long last = 0;
        for (int round = 1; round <= 3; round++) {
            try (RocksDbEngine engine = RocksDbEngine.open(directory, durability)) {
                assertTrue(engine.lastPosition() >= last);
                engine.commit(batch -> batch.append(1, shard, new byte[] {1}));
                assertTrue(engine.takePosition() > last);
                long[] found = {0, 0};
                engine.tail(1, shard, 0, (position, record) -> {
                    assertTrue(position > found[0]);
                    found[0] = position;
                    found[1]++;
                    return true;
                });
                assertEquals(round, found[1]);
                assertTrue(found[0] > last);
                last = engine.takePosition();
            }
        }
    }

    @Test
    void refusesADirectoryThatThisProcessHasOpen() {
        try (RocksDbEngine engine = fill()) {
            assertEquals(
                    "The store in " + directory + " is in use: this process already has it open", refusal(directory));
            assertArrayEquals(new byte[] {4}, engine.get(ENTRY));
        }
    }

    @Test
    void refusesADirectoryThatAnotherProcessHasOpen() throws Exception {
        try (JavaProcess holder = JavaProcess.start(StoreHolder.class, directory)) {
            assertEquals("open", holder.readLine());
            assertEquals(
                    "The store in " + directory + " is in use: another Lodestone server has it open",
                    refusal(directory));
        }
        fill().close();
    }

    @Test
    void refusesAFileAndWhatIsBelowOne() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));
        assertEquals("The store cannot be in " + file + ": " + file + " is not a directory", refusal(file));
        String below = refusal(file.resolve("store"));
        assertTrue(below.startsWith("The directory " + file.resolve("store") + " for the store cannot be made"), below);
    }

    @Test
    void refusesANewerFormat() throws Exception {
        fill().close();
        changeRaw(new byte[] {0}, new byte[] {0, 0, 0, 99});
        assertEquals(
                "The store in " + directory
                        + " was written by a newer Lodestone: it has format 99, and this one reads formats up to 1",
                refusal(directory));
    }

    @Test
    void refusesAnotherProgramsDatabase() throws Exception {
        Files.createDirectories(directory);
        changeRaw(new byte[] {'k'}, new byte[] {'v'});
        assertEquals(
                "The directory " + directory + " holds a RocksDB database that is not Lodestone's", refusal(directory));
    }

    @Test
    void refusesADamagedStore() throws Exception {
        fill().close();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "MANIFEST-*")) {
            for (Path file : files) {
                byte[] content = Files.readAllBytes(file);
                content[content.length / 3] ^= 1;
                Files.write(file, content);
            }
        }
        String message = refusal(directory);
        assertTrue(message.startsWith("The store in " + directory + " is damaged: "), message);
    }

    @Test
    void refusesAStoreWhoseFileOfFilesIsMissing() throws Exception {
        fill().close();
        Files.delete(directory.resolve("CURRENT"));
        assertEquals("The store in " + directory + " is damaged: its file CURRENT is missing", refusal(directory));
    }

    @Test
    void unpacksTheLibraryOnceAndMendsAHalfOne() throws Exception {
        UnpackedLibrary library = UnpackedLibrary.find();
        Path unpacked = library.in(parent);
        Path file;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(unpacked)) {
            file = files.iterator().next();
        }
        assertEquals(library.size(), Files.size(file));
        Object identity = Files.readAttributes(file, "*").get("fileKey");
        assertEquals(unpacked, library.in(parent));
        assertEquals(identity, Files.readAttributes(file, "*").get("fileKey"));

        Files.write(file, new byte[100]);
        library.in(parent);
        assertEquals(library.size(), Files.size(file));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(unpacked, "*.part")) {
            assertFalse(files.iterator().hasNext());
        }
    }

    @Test
    void saysOnWhichMachineTheLibraryIsMissing() throws IOException {
        try (JavaProcess foreign = JavaProcess.start(ForeignMachine.class, directory.resolve("store"))) {
            for (int i = 0; i < 2; i++) {
                String told = foreign.readLine();
                assertTrue(told != null && told.startsWith("RocksDB's native library cannot be loaded on "), told);
                assertTrue(told.contains(ForeignMachine.ARCHITECTURE + ": "), told);
                assertTrue(told.contains("keep the data in memory"), told);
            }
        }
    }

    private RocksDbEngine fill() {
        RocksDbEngine engine = RocksDbEngine.open(directory, Durability.BUFFERED);
        engine.commit(batch -> batch.put(ENTRY, new byte[] {4}));
        return engine;
    }

    private static String refusal(Path directory) {
        return assertThrows(StorageException.class, () -> RocksDbEngine.open(directory, Durability.BUFFERED))
                .getMessage();
    }

    private void changeRaw(byte[] key, byte[] value) throws RocksDBException {
        NativeLibrary.load();
        try (RocksDbOptions options = new RocksDbOptions();
                RocksDB db = RocksDB.open(options.options(), directory.toString())) {
            db.put(key, value);
        }
    }
}
