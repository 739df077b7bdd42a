package dev.lodestone.store.staleness;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far the reads of a store are behind. Immutable.
 *
 * @param lags those of tables for which nothing else is said
 * @param tables what is said of single tables, by their names
 */
public record StalenessSettings(TableLags lags, SortedMap<String, TableLags> tables) {
    private static final TableLags AS_OTHERS = new TableLags(null, null);

    static final StalenessSettings STRICT = new StalenessSettings(TableLags.NONE, new TreeMap<>());

    public StalenessSettings {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }

    /** The lags of a table, none of them null. */
    TableLags of(String table) {
        return own(table).orElse(lags);
    }

    /** What is said of a table. */
    TableLags own(String table) {
        return tables.getOrDefault(table, AS_OTHERS);
    }

    /** Whether no read is behind. */
    boolean isStrict() {
        boolean strict = lags.isNone();
        for (TableLags table : tables.values()) {
            strict &= table.isNone();
        }
        return strict;
    }

    StalenessSettings with(TableLags newLags) {
        return new StalenessSettings(newLags, tables);
    }

    StalenessSettings with(String table, TableLags newLags) {
        SortedMap<String, TableLags> changed = new TreeMap<>(tables);
        changed.put(table, newLags);
        return new StalenessSettings(lags, changed);
    }

    StalenessSettings without(String table) {
        SortedMap<String, TableLags> changed = new TreeMap<>(tables);
        changed.remove(table);
        return new StalenessSettings(lags, changed);
    }
}
