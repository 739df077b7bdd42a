package dev.lodestone.store;

import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.environment.IdSource;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.operation.table.TransitionDelays;
import java.nio.file.Path;

/**
 * How a store is opened.
 *
 * @param dataDirectory where the data lies, made if it does not exist; null keeps everything in memory
 * @param durability what each commit waits for; without meaning in memory
 * @param delays how long tables and indexes stay in passing states
 */
public record StoreOptions(
        Path dataDirectory, Durability durability, StoreClock clock, IdSource ids, TransitionDelays delays) {
    /** A store in memory, on the clock of the machine. */
    public static StoreOptions inMemory() {
        return new StoreOptions(
                null, Durability.BUFFERED, StoreClock.system(), IdSource.random(), TransitionDelays.NONE);
    }

    /** A store on disk, on the clock of the machine. */
    public static StoreOptions at(Path dataDirectory) {
        return new StoreOptions(
                dataDirectory, Durability.BUFFERED, StoreClock.system(), IdSource.random(), TransitionDelays.NONE);
    }

    public StoreOptions withDurability(Durability newDurability) {
        return new StoreOptions(dataDirectory, newDurability, clock, ids, delays);
    }

    public StoreOptions withClock(StoreClock newClock) {
        return new StoreOptions(dataDirectory, durability, newClock, ids, delays);
    }

    public StoreOptions withDelays(TransitionDelays newDelays) {
        return new StoreOptions(dataDirectory, durability, clock, ids, newDelays);
    }
}
