package dev.lodestone.testkit;

import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.engine.Durability;
import dev.lodestone.store.environment.StoreClock;
import java.nio.file.Path;
import java.util.Objects;

/** What a {@link Lodestone} is to be like. Used by one thread at a time. */
public final class LodestoneBuilder {
    private Path dataDirectory;
    private Durability durability = Durability.BUFFERED;
    private StoreClock clock = StoreClock.system();
    private String region = "us-east-1";
    private String accountId = "000000000000";

    LodestoneBuilder() {}

    /** Keeps the data in a directory for nothing else, made if it does not exist. Without it everything is in memory. */
    public LodestoneBuilder dataDirectory(Path directory) {
        dataDirectory = Objects.requireNonNull(directory, "directory");
        return this;
    }

    /** What each write waits for, if the data is kept in a directory; {@link Durability#BUFFERED} unless told. */
    public LodestoneBuilder durability(Durability wanted) {
        durability = Objects.requireNonNull(wanted, "durability");
        return this;
    }

    /** What the store's clock shows until it is set; the time of the machine unless told. */
    public LodestoneBuilder clock(StoreClock wanted) {
        clock = Objects.requireNonNull(wanted, "clock");
        return this;
    }

    /** The region in ARNs, and that of the clients; {@code us-east-1} unless told. */
    public LodestoneBuilder region(String wanted) {
        region = Objects.requireNonNull(wanted, "region");
        return this;
    }

    /**
     * The account in ARNs; {@code 000000000000} unless told.
     *
     * @throws IllegalArgumentException if it is not of twelve digits
     */
    public LodestoneBuilder accountId(String wanted) {
        if (!wanted.matches("[0-9]{12}")) {
            throw new IllegalArgumentException("An account has twelve digits: " + wanted);
        }
        accountId = wanted;
        return this;
    }

    /**
     * Opens the store.
     *
     * @throws dev.lodestone.store.engine.StorageException if the data directory cannot be used, or RocksDB's native library not
     *     be loaded
     * @throws IllegalStateException if there is a data directory and RocksDB is not on the class path
     */
    public Lodestone build() {
        return new Lodestone(copy());
    }

    private LodestoneBuilder copy() {
        LodestoneBuilder copy = new LodestoneBuilder();
        copy.dataDirectory = dataDirectory;
        copy.durability = durability;
        copy.clock = clock;
        copy.region = region;
        copy.accountId = accountId;
        return copy;
    }

    StoreOptions storeOptions() {
        StoreOptions options = dataDirectory == null ? StoreOptions.inMemory() : StoreOptions.at(dataDirectory);
        return options.withDurability(durability).withClock(clock);
    }

    String region() {
        return region;
    }

    String accountId() {
        return accountId;
    }
}
