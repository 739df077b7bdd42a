package dev.lodestone.store.ttl;

import static dev.lodestone.store.ttl.ExpiringTable.NOW_SECONDS;
import static dev.lodestone.store.ttl.ExpiringTable.item;
import static dev.lodestone.store.ttl.ExpiringTable.key;
import static dev.lodestone.store.ttl.ExpiringTable.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.engine.StorageEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpiryBackfillTest {
    private static final int KEYS = 300;
    private static final int THREADS = 3;

    @TempDir
    Path directory;

    private static void fill(ExpiringTable expiring) {
        for (int id = 0; id < KEYS; id++) {
            expiring.put(item(id, "a", id % 3 == 0 ? null : seconds(NOW_SECONDS + id)));
        }
    }

    @ParameterizedTest
    @EnumSource(EngineChoice.class)
    void theIndexOfATableWithoutItemsIsCompleteAtOnce(EngineChoice choice) {
        try (StorageEngine engine = choice.open(directory);
                ExpiringTable expiring = new ExpiringTable(engine)) {
            assertTrue(expiring.enable(ExpiringTable.ATTRIBUTE).expiryIndex().isBackfilling());
            expiring.backfill.start(expiring.table());
            assertFalse(expiring.table().expiryIndex().isBackfilling());
        }
    }

    @ParameterizedTest
    @EnumSource(EngineChoice.class)
    void theIndexEqualsTheTableWhateverIsWrittenMeanwhile(EngineChoice choice) throws Exception {
        try (StorageEngine engine = choice.open(directory);
                ExpiringTable expiring = new ExpiringTable(engine)) {
            fill(expiring);
            CountDownLatch started = new CountDownLatch(THREADS);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<?>> work = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(thread);
                work.add(threads.submit(() -> writeALot(expiring, random, started)));
            }
            started.await();
            expiring.backfill.start(expiring.enable(ExpiringTable.ATTRIBUTE));
            for (Future<?> one : work) {
                one.get();
            }
            threads.shutdown();
            expiring.awaitComplete();
            expiring.assertIndexEqualsTable();
        }
    }

    private static void writeALot(ExpiringTable expiring, Random random, CountDownLatch started) {
        for (int i = 0; i < 1_500; i++) {
            int id = random.nextInt(KEYS * 2);
            switch (random.nextInt(3)) {
                case 0 -> expiring.delete(key(id, "a"));
                case 1 -> expiring.put(item(id, "a", null));
                default -> expiring.put(item(id, "a", seconds(NOW_SECONDS + random.nextInt(50))));
            }
            if (i == 20) {
                started.countDown();
            }
        }
    }

    @Test
    void whatACloseInterruptsIsFinishedAfterTheNextOpening() {
        try (StorageEngine engine = EngineChoice.ROCKSDB.open(directory);
                ExpiringTable expiring = new ExpiringTable(engine)) {
            fill(expiring);
            expiring.enable(ExpiringTable.ATTRIBUTE);
        }
        try (StorageEngine engine = EngineChoice.ROCKSDB.open(directory);
                ExpiringTable expiring = new ExpiringTable(engine)) {
            assertTrue(expiring.table().expiryIndex().isBackfilling());
            expiring.delete(key(1, "a"));
            expiring.put(item(2, "a", seconds(NOW_SECONDS + 1_000)));
            expiring.backfill.resume();
            expiring.awaitComplete();
            expiring.assertIndexEqualsTable();
        }
    }

    @ParameterizedTest
    @EnumSource(EngineChoice.class)
    void anIndexDroppedMeanwhileLeavesNothingBehind(EngineChoice choice) {
        try (StorageEngine engine = choice.open(directory);
                ExpiringTable expiring = new ExpiringTable(engine)) {
            fill(expiring);
            int space = expiring.enable(ExpiringTable.ATTRIBUTE).expiryIndex().space();
            expiring.backfill.start(expiring.table());
            expiring.disable();
            expiring.backfill.close();
            assertEquals(List.of(), expiring.entries(space));
            assertNotEquals(
                    space,
                    expiring.enable(ExpiringTable.ATTRIBUTE).expiryIndex().space());
        }
    }

    @ParameterizedTest
    @EnumSource(EngineChoice.class)
    void aTableThatIsRemovedTakesItsIndexAlong(EngineChoice choice) {
        try (StorageEngine engine = choice.open(directory);
                ExpiringTable expiring = new ExpiringTable(engine)) {
            int space = expiring.enable(ExpiringTable.ATTRIBUTE).expiryIndex().space();
            fill(expiring);
            assertEquals(200, expiring.entries(space).size());
            expiring.catalog.remove(expiring.table());
            assertEquals(List.of(), expiring.entries(space));
        }
    }
}
