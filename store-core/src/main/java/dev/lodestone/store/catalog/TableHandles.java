package dev.lodestone.store.catalog;

import dev.lodestone.store.engine.StorageEngine;
import java.util.ArrayList;
import java.util.List;

/** Makes the handles of tables from their entries. Thread-safe. */
record TableHandles(StorageEngine engine, Streams streams) {
    /** A new handle; spaces that the old one had keep their counters. */
    Table handle(TableEntry entry, Stream stream, Table old) {
        TableState state = entry.state();
        boolean open = stream != null && stream.isEnabled();
        return new Table(
                entry.definition(),
                state,
                space -> {
                    ItemCounter kept = old == null ? null : counterOf(old, space);
                    return kept != null ? kept : new ItemCounter(space, engine);
                },
                earliestExpiry(state.timeToLive(), old),
                open ? new OpenStream(stream, streams.listeners(stream)) : null);
    }

    private static EarliestExpiry earliestExpiry(TimeToLive setting, Table old) {
        if (setting == null || !setting.enabled()) {
            return null;
        }
        ExpiryIndex kept = old == null ? null : old.expiryIndex();
        return kept != null && kept.space() == setting.space() ? kept.earliest() : new EarliestExpiry();
    }

    private static ItemCounter counterOf(Table table, int space) {
        if (table.space() == space) {
            return table.counter();
        }
        for (Index index : table.indexes()) {
            if (index.space() == space) {
                return index.counter();
            }
        }
        return null;
    }

    /** The spaces of indexes that a change has removed, that of the expiry index among them. */
    static List<Integer> spacesLeft(Table old, Table changed) {
        List<Integer> left = new ArrayList<>();
        for (Index index : old.indexes()) {
            if (changed.state().indexes().values().stream().noneMatch(kept -> kept.space() == index.space())) {
                left.add(index.space());
            }
        }
        if (old.expiryIndex() != null && !keepsExpiryIndex(old, changed)) {
            left.add(old.expiryIndex().space());
        }
        return left;
    }

    private static boolean keepsExpiryIndex(Table old, Table changed) {
        return changed.expiryIndex() != null
                && changed.expiryIndex().space() == old.expiryIndex().space();
    }
}
