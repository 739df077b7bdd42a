package dev.lodestone.store.changelog;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.catalog.StreamSettings;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.schema.StreamViewType;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The upkeep of streams in the background. */
class StreamUpkeepTest {
    private static final long ROLLOVER_MILLIS = 20;

    /** Less than the minute after which the upkeep comes by at the latest. */
    private static final int BOUND_SECONDS = 40;

    @TempDir
    Path directory;

    @Test
    void shardsAreRolledOverAsOftenAsAsked() throws InterruptedException {
        StreamSettings settings = StreamSettings.DEFAULT.withRollover(ROLLOVER_MILLIS);
        try (StorageEngine engine = EngineChoice.MEMORY.open(directory);
                LoggedTable logged = new LoggedTable(engine, 1).create(StreamViewType.KEYS_ONLY)) {
            LogTrimmer trimmer = new LogTrimmer(engine, logged.catalog, logged.clock::get, settings.retentionMillis());
            Semaphore changes = new Semaphore(0);
            logged.reader.subscribe(logged.stream(), changes::release);
            try (StreamUpkeep upkeep = new StreamUpkeep(logged.catalog, trimmer, logged.clock::get, settings)) {
                upkeep.resume();
                for (int rollover = 1; rollover <= 3; rollover++) {
                    logged.clock.addAndGet(ROLLOVER_MILLIS);
                    assertTrue(changes.tryAcquire(BOUND_SECONDS, TimeUnit.SECONDS), "no rollover " + rollover);
                }
            }
        }
    }
}
