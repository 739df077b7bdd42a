package dev.lodestone.store.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.store.engine.memory.MemoryEngine;
import dev.lodestone.store.engine.rocksdb.RocksDbEngine;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Random commits leave both engines with what a naive model holds, and in the same order. */
class StorageEngineProperties {
    private static final int SPACES = 3;

    private static Path directory;
    private static StorageEngine rocksDb;
    private static StorageEngine memory;

    @BeforeContainer
    static void open() throws IOException {
        directory = Files.createTempDirectory("engine-properties");
        rocksDb = RocksDbEngine.open(directory, Durability.NONE);
        memory = new MemoryEngine();
    }

    @AfterContainer
    static void close() throws IOException {
        rocksDb.close();
        memory.close();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }
        });
        Files.delete(directory);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void enginesAgreeWithTheModel(
            @ForAll("commits") List<List<Consumer<WriteBatch>>> commits,
            @ForAll("addresses") List<Address> probes,
            @ForAll("ranges") List<SortRange> ranges) {
        EngineModel model = new EngineModel();
        for (StorageEngine engine : List.of(rocksDb, memory)) {
            engine.commit(batch -> {
                for (int space = 0; space < SPACES; space++) {
                    batch.deleteSpace(space);
                }
            });
        }
        for (List<Consumer<WriteBatch>> commit : commits) {
            commit.forEach(change -> change.accept(model));
            for (StorageEngine engine : List.of(rocksDb, memory)) {
                engine.commit(batch -> commit.forEach(change -> change.accept(batch)));
            }
        }
        List<Address> all = new ArrayList<>(probes);
        all.addAll(model.addresses());
        for (StorageEngine engine : List.of(rocksDb, memory)) {
            verifyPoints(engine, model, all);
            verifyScans(engine, model, all, ranges);
            verifySegments(engine, model);
        }
        verifySameOrder(all);
    }

    private static void verifyPoints(StorageEngine engine, EngineModel model, List<Address> all) {
        List<byte[]> values = engine.multiGet(all);
        for (int i = 0; i < all.size(); i++) {
            Address address = all.get(i);
            assertEquals(model.get(address), EngineTestCase.text(values.get(i)));
            assertEquals(model.get(address), EngineTestCase.text(engine.get(address)));
            assertEquals(model.counter(address), engine.counter(address));
        }
    }

    private static void verifyScans(
            StorageEngine engine, EngineModel model, List<Address> all, List<SortRange> ranges) {
        for (Address address : all) {
            for (SortRange range : ranges) {
                List<String> found = new ArrayList<>();
                engine.scan(
                        address.space(), address.partition(), range, value -> found.add(EngineTestCase.text(value)));
                assertEquals(model.scan(address.space(), address.partition(), range), found);
            }
        }
    }

    private static void verifySegments(StorageEngine engine, EngineModel model) {
        for (int space = 0; space < SPACES; space++) {
            List<String> found = new ArrayList<>();
            for (int segment = 0; segment < 4; segment++) {
                found.addAll(EngineTestCase.scanAll(engine, space, segment, 4, null));
            }
            assertEquals(model.values(space).size(), found.size());
            assertEquals(model.values(space), new TreeSet<>(found));
        }
    }

    private static void verifySameOrder(List<Address> all) {
        for (Address after : all) {
            assertEquals(
                    EngineTestCase.scanAll(memory, after.space(), 0, 1, after),
                    EngineTestCase.scanAll(rocksDb, after.space(), 0, 1, after));
        }
    }

    @Provide
    Arbitrary<List<List<Consumer<WriteBatch>>>> commits() {
        return change().list().ofMaxSize(5).list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<Address>> addresses() {
        return address().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<SortRange>> ranges() {
        return Combinators.combine(part().injectNull(0.3), part().injectNull(0.3), Arbitraries.of(true, false))
                .as(SortRange::new)
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<Consumer<WriteBatch>> change() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, address().map(StorageEngineProperties::put)),
                Tuple.of(2, address().map(address -> batch -> batch.delete(address))),
                Tuple.of(
                        3,
                        Combinators.combine(address(), Arbitraries.longs())
                                .as((address, delta) -> batch -> batch.add(address, delta))),
                Tuple.of(
                        2,
                        Combinators.combine(address(), part().injectNull(0.3), part().injectNull(0.3))
                                .as((address, from, to) -> batch -> batch.deleteRange(
                                        address.space(), address.partition(), new SortRange(from, to, true)))),
                Tuple.of(
                        1,
                        Arbitraries.integers().between(0, SPACES - 1).map(space -> batch -> batch.deleteSpace(space))));
    }

    /** A put of a value that no other address has. */
    private static Consumer<WriteBatch> put(Address address) {
        return batch -> batch.put(address, EngineTestCase.bytes(address.toString()));
    }

    private static Arbitrary<Address> address() {
        return Combinators.combine(Arbitraries.integers().between(0, SPACES - 1), part(), part())
                .as(Address::new);
    }

    /** Short parts of few different bytes, so that they collide and begin alike. */
    private static Arbitrary<byte[]> part() {
        return Arbitraries.of((byte) 0, (byte) 1, (byte) 'a', (byte) 0x80, (byte) 0xff)
                .list()
                .ofMaxSize(3)
                .map(StorageEngineProperties::array);
    }

    private static byte[] array(List<Byte> bytes) {
        byte[] array = new byte[bytes.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = bytes.get(i);
        }
        return array;
    }
}
