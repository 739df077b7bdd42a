package dev.lodestone.store.changelog;

import static dev.lodestone.store.changelog.LoggedTable.item;
import static dev.lodestone.store.changelog.LoggedTable.key;
import static dev.lodestone.store.changelog.LoggedTable.number;
import static dev.lodestone.store.changelog.LoggedTable.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.catalog.Shard;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.engine.EntryKey;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.schema.StreamViewType;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.write.ItemDelete;
import dev.lodestone.store.write.ItemPut;
import dev.lodestone.store.write.ItemWrite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever is written, by several threads and while shards are rolled over and split: the records of a stream from its
 * beginning, parents before their children, make the table.
 */
class ReplayProperties {
    private static final int WRITERS = 3;
    private static final int KEYS = 12;

    @Property(tries = 25)
    void replayingTheLogGivesTheTableInMemory(@ForAll long seed) throws Exception {
        check(EngineChoice.MEMORY, seed);
    }

    @Property(tries = 10)
    void replayingTheLogGivesTheTableOnDisk(@ForAll long seed) throws Exception {
        check(EngineChoice.ROCKSDB, seed);
    }

    private static void check(EngineChoice choice, long seed) throws Exception {
        Path directory = Files.createTempDirectory("replay-properties");
        Random random = new Random(seed);
        try (StorageEngine engine = choice.open(directory);
                LoggedTable logged = new LoggedTable(engine, 1 + random.nextInt(4))) {
            logged.create(random.nextBoolean() ? StreamViewType.NEW_AND_OLD_IMAGES : null);
            if (logged.table().stream() == null) {
                logged.setStream(StreamViewType.NEW_AND_OLD_IMAGES);
            }
            writeAndReshard(logged, random);
            verify(logged);
        } finally {
            delete(directory);
        }
    }

    private static void writeAndReshard(LoggedTable logged, Random random) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        try {
            List<Future<?>> tasks = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                long seed = random.nextLong();
                tasks.add(threads.submit(() -> write(logged, new Random(seed))));
            }
            long seed = random.nextLong();
            tasks.add(threads.submit(() -> reshard(logged, new Random(seed))));
            for (Future<?> task : tasks) {
                task.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void write(LoggedTable logged, Random random) {
        for (int step = 0; step < 150; step++) {
            long seed = random.nextLong();
            logged.retry(latest -> logged.writer.writeAll(writes(latest, new Random(seed))));
        }
    }

    /** A few writes to different items. */
    private static List<ItemWrite> writes(Table table, Random random) {
        Set<Item> keys = new LinkedHashSet<>();
        for (int count = random.nextInt(3); count >= 0; count--) {
            keys.add(key(random.nextInt(KEYS), random.nextBoolean() ? "a" : "b"));
        }
        List<ItemWrite> writes = new ArrayList<>();
        for (Item key : keys) {
            int id = (int)
                    ((AttributeValue.N) key.get("id")).value().toBigDecimal().longValue();
            String part = ((AttributeValue.S) key.get("part")).value();
            writes.add(
                    random.nextInt(4) == 0
                            ? ItemDelete.of(table, key, null)
                            : ItemPut.of(table, item(id, part, "x", value(random)), null));
        }
        return writes;
    }

    private static AttributeValue value(Random random) {
        return random.nextBoolean() ? number(random.nextInt(3)) : text("v" + random.nextInt(3));
    }

    private static void reshard(LoggedTable logged, Random random) {
        for (int step = 0; step < 6; step++) {
            Stream stream = logged.stream();
            if (random.nextBoolean()) {
                logged.upkeep.roll(stream);
            } else {
                List<Shard> open =
                        stream.shards().stream().filter(Shard::isOpen).toList();
                logged.upkeep.split(
                        stream, open.get(random.nextInt(open.size())).id());
            }
        }
    }

    private static void verify(LoggedTable logged) {
        Map<Item, Item> replayed = new HashMap<>();
        Map<Item, Long> positions = new HashMap<>();
        for (Shard shard : logged.stream().shards()) {
            long before = shard.firstPosition();
            for (ChangeRecord record : logged.records(logged.stream(), shard)) {
                assertTrue(record.position() > before && record.position() < shard.endPosition());
                before = record.position();
                Long earlier = positions.put(record.keys().toItem(), record.position());
                assertTrue(earlier == null || earlier < record.position(), "records of an item out of order");
                assertTrue(shard.covers(EntryKey.hash(
                        logged.table().address(record.keys().toItem()).partition())));
                apply(record, replayed);
            }
        }
        assertEquals(logged.items(), replayed);
    }

    private static void apply(ChangeRecord record, Map<Item, Item> replayed) {
        Item before = record.oldImage() == null ? null : record.oldImage().decode();
        Item after = record.newImage() == null ? null : record.newImage().decode();
        assertEquals(replayed.get(record.keys().toItem()), before, "the old image is not what was there");
        assertNotEquals(before, after, "a record of no change");
        assertEquals(
                before == null ? ChangeKind.INSERT : after == null ? ChangeKind.REMOVE : ChangeKind.MODIFY,
                record.kind());
        if (after == null) {
            replayed.remove(record.keys().toItem());
        } else {
            replayed.put(record.keys().toItem(), after);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (java.util.stream.Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
