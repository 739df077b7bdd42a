package dev.lodestone.store;

import dev.lodestone.store.catalog.StreamSettings;
import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.environment.IdSource;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.operation.table.TransitionDelays;
import dev.lodestone.store.ttl.SweepOptions;
import java.nio.file.Path;

/**
 * How a store is opened.
 *
 * @param dataDirectory where the data lies, made if it does not exist; null keeps everything in memory
 * @param durability what each commit waits for; without meaning in memory
 * @param clock what the store's own clock shows until it is set
 * @param delays how long tables and indexes stay in passing states
 * @param sweep how expired items are deleted
 * @param streams how streams are kept
 */
public record StoreOptions(
        Path dataDirectory,
        Durability durability,
        StoreClock clock,
        IdSource ids,
        TransitionDelays delays,
        SweepOptions sweep,
        StreamSettings streams) {
    /** A store in memory, on the clock of the machine. */
    public static StoreOptions inMemory() {
        return at(null);
    }

    /** A store on disk, on the clock of the machine. */
    public static StoreOptions at(Path dataDirectory) {
        return new StoreOptions(
                dataDirectory,
                Durability.BUFFERED,
                StoreClock.system(),
                IdSource.random(),
                TransitionDelays.NONE,
                SweepOptions.IMMEDIATE,
                StreamSettings.DEFAULT);
    }

    public StoreOptions withDurability(Durability newDurability) {
        return new StoreOptions(dataDirectory, newDurability, clock, ids, delays, sweep, streams);
    }

    public StoreOptions withClock(StoreClock newClock) {
        return new StoreOptions(dataDirectory, durability, newClock, ids, delays, sweep, streams);
    }

    public StoreOptions withDelays(TransitionDelays newDelays) {
        return new StoreOptions(dataDirectory, durability, clock, ids, newDelays, sweep, streams);
    }

    public StoreOptions withSweep(SweepOptions newSweep) {
        return new StoreOptions(dataDirectory, durability, clock, ids, delays, newSweep, streams);
    }

    public StoreOptions withStreams(StreamSettings newStreams) {
        return new StoreOptions(dataDirectory, durability, clock, ids, delays, sweep, newStreams);
    }
}
