package dev.lodestone.store.read;

import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.Reader;
import dev.lodestone.store.staleness.PastState;
import dev.lodestone.store.staleness.Staleness;
import java.util.List;

/** Reads items by their addresses, as consistently as they are asked for. Thread-safe. */
public final class ItemLookup {
    private final Reader engine;
    private final Staleness staleness;

    public ItemLookup(Reader engine, Staleness staleness) {
        this.engine = engine;
        this.staleness = staleness;
    }

    /** Whether all reads see what is committed now, consistent or not. */
    public boolean isStrict() {
        return staleness.isStrict();
    }

    /** Reads what is committed now. */
    public Reader now() {
        return engine;
    }

    /** The item at the address, or null. */
    public byte[] get(Table table, Address address, boolean consistent) {
        PastState past = consistent ? null : staleness.seenBy(table, null);
        if (past == null) {
            return engine.get(address);
        }
        try (past) {
            return past.reader().get(address);
        }
    }

    /** The items of a table at the addresses, in their order, null where there is none. */
    public List<byte[]> multiGet(Table table, List<Address> addresses, boolean consistent) {
        PastState past = consistent ? null : staleness.seenBy(table, null);
        if (past == null) {
            return engine.multiGet(addresses);
        }
        try (past) {
            return past.reader().multiGet(addresses);
        }
    }
}
