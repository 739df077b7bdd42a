package dev.lodestone.store.ttl;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.ExpiryIndex;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.catalog.TimeToLive;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.index.TableBackfill;
import dev.lodestone.store.index.TableFilling;

/**
 * Fills the expiry indexes of tables that had items when time to live was enabled, while writes go on. Thread-safe.
 *
 * <p>From the moment at which the catalogue has the index, every write keeps its item's entry; adding one that is there
 * changes nothing, so after a restart the backfill begins anew.
 */
public final class ExpiryBackfill implements AutoCloseable {
    private final StorageEngine engine;
    private final Catalog catalog;
    private final ExpiryAlarm alarm;
    private final TableBackfill backfill;

    public ExpiryBackfill(StorageEngine engine, Catalog catalog, ExpiryAlarm alarm) {
        this.engine = engine;
        this.catalog = catalog;
        this.alarm = alarm;
        this.backfill = new TableBackfill(engine, catalog, "lodestone-expiry-backfill");
    }

    /** Goes on with what was not finished when the store was last closed. */
    public void resume() {
        for (Table table : catalog.all()) {
            ExpiryIndex index = table.expiryIndex();
            if (index != null && index.isBackfilling()) {
                start(table);
            }
        }
    }

    /** Begins to fill the expiry index, which the catalogue has already: in the background, if there are items at all. */
    public void start(Table table) {
        Filling filling = new Filling(table);
        if (isEmpty(table)) {
            filling.finish(table);
        } else {
            backfill.start(filling);
        }
    }

    private boolean isEmpty(Table table) {
        boolean[] empty = {true};
        engine.scanAll(table.space(), 0, 1, null, value -> {
            empty[0] = false;
            return false;
        });
        return empty[0];
    }

    /** Stops, wherever it is, and returns when it has. */
    @Override
    public void close() {
        backfill.close();
    }

    /** The filling of one table's index. */
    private final class Filling implements TableFilling {
        private final Table table;
        private final int space;

        Filling(Table table) {
            this.table = table;
            this.space = table.expiryIndex().space();
        }

        @Override
        public Table table() {
            return table;
        }

        @Override
        public String description() {
            return "the expiry index of " + table.name();
        }

        @Override
        public boolean isWanted(Table latest) {
            return latest.expiryIndex() != null && latest.expiryIndex().space() == space;
        }

        @Override
        public boolean add(Address address, EncodedItem seen, Table latest) {
            ExpiryIndex index = latest.expiryIndex();
            if (index.expiryMillis(seen) == ExpiryIndex.NEVER) {
                // Who changes that meanwhile takes care of the entry.
                return true;
            }
            long[] expiry = {ExpiryIndex.NEVER};
            boolean current = engine.update(address, (stored, batch) -> {
                if (latest.isSuperseded()) {
                    return false;
                }
                EncodedItem item = EncodedItem.of(stored.get(0));
                expiry[0] = index.expiryMillis(item);
                if (expiry[0] != ExpiryIndex.NEVER) {
                    index.put(expiry[0], item, batch);
                }
                return true;
            });
            alarm.note(index, expiry[0]);
            return current;
        }

        @Override
        public void finish(Table latest) {
            catalog.change(latest, entry -> {
                TimeToLive setting = entry.state().timeToLive();
                boolean same = setting.enabled() && setting.space() == space;
                return same ? entry.withTimeToLive(setting.complete()) : entry;
            });
        }
    }
}
