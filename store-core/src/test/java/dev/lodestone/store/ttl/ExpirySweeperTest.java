package dev.lodestone.store.ttl;

import static dev.lodestone.store.ttl.ExpiringTable.NOW_SECONDS;
import static dev.lodestone.store.ttl.ExpiringTable.item;
import static dev.lodestone.store.ttl.ExpiringTable.key;
import static dev.lodestone.store.ttl.ExpiringTable.seconds;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.store.catalog.ExpiryIndex;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.engine.WriteBatch;
import dev.lodestone.store.engine.memory.MemoryEngine;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.write.ChangeOrigin;
import dev.lodestone.store.write.ChangeParticipant;
import dev.lodestone.store.write.ItemChange;
import dev.lodestone.store.write.ItemDelete;
import dev.lodestone.store.write.WriteOutcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExpirySweeperTest {
    @TempDir
    Path directory;

    /** Takes note of who deleted what. */
    private static final class Deletions implements ChangeParticipant {
        private final List<ChangeOrigin> origins = new ArrayList<>();

        @Override
        public void onChange(ItemChange change, WriteBatch batch) {}

        @Override
        public void onCommit(ItemChange change) {
            if (change.after() == null) {
                origins.add(change.origin());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(EngineChoice.class)
    void deletionsTellWhoMadeThem(EngineChoice choice) {
        Deletions deletions = new Deletions();
        try (StorageEngine engine = choice.open(directory);
                ExpiringTable expiring = new ExpiringTable(engine, deletions)) {
            expiring.enable(ExpiringTable.ATTRIBUTE);
            expiring.put(item(1, "a", seconds(NOW_SECONDS - 1)));
            expiring.put(item(2, "a", seconds(NOW_SECONDS - 1)));
            expiring.delete(key(1, "a"));
            assertEquals(1, expiring.sweeper.sweep());
            assertEquals(List.of(ChangeOrigin.USER, ChangeOrigin.TIME_TO_LIVE), deletions.origins);
        }
    }

    @ParameterizedTest
    @EnumSource(EngineChoice.class)
    void manyItemsAreDeletedInOneSweep(EngineChoice choice) {
        try (StorageEngine engine = choice.open(directory);
                ExpiringTable expiring = new ExpiringTable(engine)) {
            expiring.enable(ExpiringTable.ATTRIBUTE);
            for (int id = 0; id < 500; id++) {
                expiring.put(item(id, "a", seconds(NOW_SECONDS - (id % 7) * 1_000L)));
            }
            expiring.put(item(500, "a", seconds(NOW_SECONDS + 1)));
            expiring.clock.addAndGet(1);
            assertEquals(500, expiring.sweeper.sweep());
            assertEquals(1, expiring.items().size());
            assertEquals(
                    (NOW_SECONDS + 1) * 1000 + 1,
                    expiring.table().expiryIndex().earliest().millis());
            expiring.assertIndexEqualsTable();
        }
    }

    @Test
    void anItemExpiresInTheMillisecondAfterItsTime() {
        try (StorageEngine engine = new MemoryEngine();
                ExpiringTable expiring = new ExpiringTable(engine)) {
            expiring.enable(ExpiringTable.ATTRIBUTE);
            expiring.put(item(1, "a", seconds(NOW_SECONDS + 5)));
            expiring.put(item(2, "a", seconds(NOW_SECONDS + 5 + ".25")));
            expiring.clock.set((NOW_SECONDS + 5) * 1000);
            assertEquals(0, expiring.sweeper.sweep());
            expiring.clock.addAndGet(1);
            assertEquals(1, expiring.sweeper.sweep());
            expiring.clock.addAndGet(249);
            assertEquals(0, expiring.sweeper.sweep());
            expiring.clock.addAndGet(1);
            assertEquals(1, expiring.sweeper.sweep());
        }
    }

    @Test
    void whatExpiredMoreThanFiveYearsAgoStays() {
        long limit = Instant.parse("2020-02-29T12:00:00Z").getEpochSecond();
        try (StorageEngine engine = new MemoryEngine();
                ExpiringTable expiring = new ExpiringTable(engine)) {
            expiring.clock.set(Instant.parse("2025-02-28T12:00:00Z").toEpochMilli());
            expiring.enable(ExpiringTable.ATTRIBUTE);
            expiring.put(item(1, "a", seconds(limit - 86_401)));
            expiring.put(item(2, "a", seconds(limit - 86_400)));
            expiring.put(item(3, "a", seconds(0)));
            assertEquals(1, expiring.sweeper.sweep());
            assertEquals(
                    ExpiryIndex.NEVER, expiring.table().expiryIndex().earliest().millis());
            expiring.clock.addAndGet(-1_000);
            assertEquals(1, expiring.sweeper.sweep());
            assertEquals(1, expiring.items().size());
        }
    }

    @Test
    void earlierEntriesAreNoticedAfterASweep() {
        try (StorageEngine engine = new MemoryEngine();
                ExpiringTable expiring = new ExpiringTable(engine)) {
            expiring.enable(ExpiringTable.ATTRIBUTE);
            expiring.put(item(1, "a", seconds(NOW_SECONDS + 100)));
            assertEquals(0, expiring.sweeper.sweep());
            expiring.put(item(2, "a", seconds(NOW_SECONDS - 100)));
            assertEquals(1, expiring.sweeper.sweep());
            expiring.put(item(1, "a", seconds(NOW_SECONDS - 50)));
            assertEquals(1, expiring.sweeper.sweep());
            assertEquals(List.of(), expiring.items());
        }
    }

    @Test
    void aDelayKeepsExpiredItems() {
        try (StorageEngine engine = new MemoryEngine();
                ExpiringTable expiring = new ExpiringTable(engine);
                ExpirySweeper slow = sweeper(expiring, new SweepOptions(10_000, false))) {
            expiring.enable(ExpiringTable.ATTRIBUTE);
            expiring.put(item(1, "a", seconds(NOW_SECONDS)));
            expiring.clock.addAndGet(10_000);
            assertEquals(0, slow.sweep());
            expiring.clock.addAndGet(1);
            assertEquals(1, slow.sweep());
        }
    }

    private static ExpirySweeper sweeper(ExpiringTable expiring, SweepOptions options) {
        StoreClock clock = expiring.clock::get;
        return new ExpirySweeper(
                expiring.engine, expiring.catalog, expiring.writer, clock, new ExpiryAlarm(clock), options);
    }

    @Test
    void aFailureIsMadeUpForByTheNextSweep() {
        AtomicBoolean failing = new AtomicBoolean(true);
        ChangeParticipant broken = (change, batch) -> {
            if (change.origin() == ChangeOrigin.TIME_TO_LIVE && failing.get()) {
                throw new IllegalStateException("as the test wants it");
            }
        };
        try (StorageEngine engine = new MemoryEngine();
                ExpiringTable expiring = new ExpiringTable(engine, broken)) {
            expiring.enable(ExpiringTable.ATTRIBUTE);
            expiring.put(item(1, "a", seconds(NOW_SECONDS - 1)));
            assertEquals(0, expiring.sweeper.sweep());
            assertEquals(1, expiring.items().size());
            failing.set(false);
            assertEquals(1, expiring.sweeper.sweep());
        }
    }

    @Test
    void anItemWrittenAnewBeforeItsDeletionStays() {
        try (StorageEngine engine = new MemoryEngine();
                ExpiringTable expiring = new ExpiringTable(engine)) {
            expiring.enable(ExpiringTable.ATTRIBUTE);
            assertEquals(0, deletedIfWrittenAs(expiring, seconds(NOW_SECONDS)));
            assertEquals(0, deletedIfWrittenAs(expiring, seconds(NOW_SECONDS + 40)));
            assertEquals(0, deletedIfWrittenAs(expiring, seconds(1)));
            assertEquals(0, deletedIfWrittenAs(expiring, new AttributeValue.S("1")));
            assertEquals(0, deletedIfWrittenAs(expiring, null));
            assertEquals(1, deletedIfWrittenAs(expiring, seconds(NOW_SECONDS - 1)));
        }
    }

    /** How many items go when one that had expired is to be deleted but has this attribute now. */
    private static int deletedIfWrittenAs(ExpiringTable expiring, AttributeValue expires) {
        ExpiryWindow window = ExpiryWindow.at(expiring.clock.get(), 0);
        ItemDelete delete =
                ItemDelete.ofExpired(expiring.table(), key(1, "a"), window.condition(ExpiringTable.ATTRIBUTE));
        expiring.put(item(1, "a", expires));
        return expiring.writer.write(delete) instanceof WriteOutcome.Applied ? 1 : 0;
    }

    @Test
    @Timeout(60)
    void theBackgroundDeletesWithoutBeingAsked() {
        try (StorageEngine engine = new MemoryEngine();
                ExpiringTable expiring = new ExpiringTable(engine)) {
            ExpiryAlarm alarm = new ExpiryAlarm(StoreClock.system());
            expiring.enable(ExpiringTable.ATTRIBUTE);
            expiring.put(item(1, "a", seconds(System.currentTimeMillis() / 1000 - 1)));
            try (ExpirySweeper background = new ExpirySweeper(
                    engine, expiring.catalog, expiring.writer, StoreClock.system(), alarm, SweepOptions.IMMEDIATE)) {
                background.resume();
                while (!expiring.items().isEmpty()) {
                    Thread.onSpinWait();
                }
            }
        }
    }
}
