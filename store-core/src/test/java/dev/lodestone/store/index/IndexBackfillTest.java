package dev.lodestone.store.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.TestTables;
import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.Index;
import dev.lodestone.store.catalog.Lifecycle;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.catalog.TableStatus;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.engine.memory.MemoryEngine;
import dev.lodestone.store.engine.rocksdb.RocksDbEngine;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.schema.IndexDefinition;
import dev.lodestone.store.schema.IndexProjection;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.schema.ProjectionType;
import dev.lodestone.store.schema.ProvisionedThroughput;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DynamoNumber;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.write.ItemDelete;
import dev.lodestone.store.write.ItemPut;
import dev.lodestone.store.write.ItemWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndexBackfillTest {
    private static final String INDEX = "by_group";
    private static final int THREADS = 4;
    private static final int KEYS = 400;

    @TempDir
    Path directory;

    private StorageEngine engine;
    private Catalog catalog;
    private ItemWriter writer;

    private enum Kind {
        MEMORY,
        ROCKSDB
    }

    private void open(Kind kind) {
        engine = kind == Kind.MEMORY ? new MemoryEngine() : RocksDbEngine.open(directory, Durability.BUFFERED);
        catalog = new Catalog(engine, StoreClock.system());
        writer = new ItemWriter(engine, List.of(new IndexMaintainer(engine)));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theIndexEqualsTheTableWhateverIsWrittenMeanwhile(Kind kind) throws Exception {
        open(kind);
        Table table = createTable();
        Random random = new Random(1);
        for (int key = 0; key < KEYS; key++) {
            put(table, key, random);
        }
        CountDownLatch started = new CountDownLatch(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int seed = thread;
            work.add(threads.submit(() -> writeALot(table, seed, started)));
        }
        started.await();
        try (IndexBackfill backfill = new IndexBackfill(engine, catalog, StoreClock.system(), 0)) {
            backfill.start(addIndex(table), INDEX);
            awaitAll(work);
            awaitComplete(table);
        }
        threads.shutdown();
        assertIndexEqualsTable(catalog.latest(table));
    }

    private void writeALot(Table table, int seed, CountDownLatch started) {
        Random random = new Random(100 + seed);
        for (int i = 0; i < 2000; i++) {
            int key = random.nextInt(KEYS * 2);
            if (random.nextInt(3) == 0) {
                delete(table, key);
            } else {
                put(table, key, random);
            }
            if (i == 20) {
                started.countDown();
            }
        }
    }

    private static void awaitAll(List<Future<?>> work) throws InterruptedException, ExecutionException {
        for (Future<?> one : work) {
            one.get();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void changesOfItemsThatHaveNoEntryYetAreCountedOnce(Kind kind) {
        open(kind);
        Table table = createTable();
        for (int key = 0; key < 6; key++) {
            write(table, item(key, group("a"), "first"));
        }
        addIndex(table);
        write(table, item(0, group("a"), "longer than before"));
        write(table, item(1, group("b"), "first"));
        write(table, item(2, null, "first"));
        delete(table, 3);
        write(table, item(4, group("a"), "first"));
        assertEquals(2, catalog.latest(table).index(INDEX).counter().items());

        try (IndexBackfill backfill = new IndexBackfill(engine, catalog, StoreClock.system(), 0)) {
            backfill.resume();
            awaitComplete(table);
        }
        assertIndexEqualsTable(catalog.latest(table));
        assertEquals(4, catalog.latest(table).index(INDEX).counter().items());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void itemsThatCannotBeInTheIndexArePassedOver(Kind kind) {
        open(kind);
        Table table = createTable();
        write(table, item(0, new AttributeValue.N(DynamoNumber.of(1)), "number"));
        write(table, item(1, group(""), "empty"));
        write(table, item(2, group("x".repeat(2049)), "too long"));
        write(table, item(3, group("x".repeat(2048)), "just right"));
        write(table, item(4, null, "none"));
        try (IndexBackfill backfill = new IndexBackfill(engine, catalog, StoreClock.system(), 0)) {
            backfill.start(addIndex(table), INDEX);
            awaitComplete(table);
        }
        assertEquals(1, catalog.latest(table).index(INDEX).counter().items());
        assertIndexEqualsTable(catalog.latest(table));
    }

    @Test
    void whatACloseInterruptsIsFinishedAfterTheNextOpening() {
        open(Kind.ROCKSDB);
        Table table = createTable();
        Random random = new Random(2);
        for (int key = 0; key < 2000; key++) {
            put(table, key, random);
        }
        IndexBackfill interrupted = new IndexBackfill(engine, catalog, StoreClock.system(), 0);
        interrupted.start(addIndex(table), INDEX);
        interrupted.close();
        engine.close();

        open(Kind.ROCKSDB);
        Table reopened = catalog.find(TestTables.SCOPE, TestTables.NAME);
        assertNotNull(reopened.index(INDEX));
        for (int key = 0; key < 50; key++) {
            put(reopened, key, random);
        }
        try (IndexBackfill resumed = new IndexBackfill(engine, catalog, StoreClock.system(), 0)) {
            resumed.resume();
            awaitComplete(reopened);
        }
        assertIndexEqualsTable(catalog.latest(reopened));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anIndexDeletedMeanwhileLeavesNothingBehind(Kind kind) {
        open(kind);
        Table table = createTable();
        Random random = new Random(3);
        for (int key = 0; key < 2000; key++) {
            put(table, key, random);
        }
        Table indexed = addIndex(table);
        int space = indexed.index(INDEX).space();
        try (IndexBackfill backfill = new IndexBackfill(engine, catalog, StoreClock.system(), 0)) {
            backfill.start(indexed, INDEX);
            catalog.change(table, entry -> entry.withoutIndex(INDEX));
        }
        assertEquals(Set.of(), entries(space));
        assertFalse(catalog.latest(table).definition().attributeDefinitions().stream()
                .anyMatch(attribute -> attribute.name().equals("group")));
    }

    private Table createTable() {
        KeyAttribute key = new KeyAttribute("id", AttributeType.N);
        return TestTables.create(catalog, new KeySchema(List.of(key), List.of()));
    }

    private Table addIndex(Table table) {
        KeyAttribute group = new KeyAttribute("group", AttributeType.S);
        IndexDefinition index = new IndexDefinition(
                INDEX,
                IndexDefinition.Scope.GLOBAL,
                new KeySchema(List.of(group), List.of()),
                new IndexProjection(ProjectionType.INCLUDE, List.of("text")),
                ProvisionedThroughput.NONE,
                null,
                null);
        return TestTables.addIndex(
                catalog, table, index, new Lifecycle(TableStatus.CREATING, Lifecycle.OPEN_ENDED), true);
    }

    private static AttributeValue group(String name) {
        return new AttributeValue.S(name);
    }

    private static Item item(int key, AttributeValue group, String text) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("id", new AttributeValue.N(DynamoNumber.of(key)));
        if (group != null) {
            attributes.put("group", group);
        }
        attributes.put("text", new AttributeValue.S(text));
        attributes.put("unseen", new AttributeValue.S(text));
        return new Item(attributes);
    }

    private void put(Table table, int key, Random random) {
        AttributeValue group = random.nextInt(4) == 0 ? null : group("group" + random.nextInt(5));
        write(table, item(key, group, "x".repeat(random.nextInt(40))));
    }

    private void write(Table table, Item item) {
        TestTables.write(catalog, table, latest -> writer.write(ItemPut.of(latest, item, null)));
    }

    private void delete(Table table, int key) {
        Item id = new Item(Map.of("id", new AttributeValue.N(DynamoNumber.of(key))));
        TestTables.write(catalog, table, latest -> writer.write(ItemDelete.of(latest, id, null)));
    }

    private void awaitComplete(Table table) {
        while (catalog.latest(table).index(INDEX).state().backfilling()) {
            Thread.onSpinWait();
        }
    }

    private void assertIndexEqualsTable(Table table) {
        Index index = table.index(INDEX);
        Map<Address, EncodedItem> expected = new HashMap<>();
        long[] bytes = {0};
        long[] items = {0};
        engine.scanAll(table.space(), 0, 1, null, value -> {
            EncodedItem item = EncodedItem.of(value);
            items[0]++;
            Address address = index.address(item);
            if (address != null) {
                expected.put(address, index.view(item));
                bytes[0] += index.view(item).size();
            }
            return true;
        });
        assertTrue(expected.size() < items[0], "some items lack the index key");
        expected.forEach((address, view) ->
                assertEquals(view.decode(), EncodedItem.of(engine.get(address)).decode()));
        assertEquals(expected.size(), entries(index.space()).size());
        assertEquals(items[0], table.counter().items());
        assertEquals(expected.size(), index.counter().items());
        assertEquals(bytes[0], index.counter().bytes());
    }

    private Set<Item> entries(int space) {
        Set<Item> entries = new HashSet<>();
        engine.scanAll(space, 0, 1, null, value -> {
            entries.add(EncodedItem.of(value).decode());
            return true;
        });
        return entries;
    }
}
