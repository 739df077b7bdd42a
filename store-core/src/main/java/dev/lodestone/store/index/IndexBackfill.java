package dev.lodestone.store.index;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.Index;
import dev.lodestone.store.catalog.IndexState;
import dev.lodestone.store.catalog.Lifecycle;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.catalog.TableStatus;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.environment.StoreClock;
import java.util.List;

/**
 * Fills indexes that were added to tables with items, while writes go on. Thread-safe.
 *
 * <p>From the moment at which the catalogue has the index, every write keeps its item's entry. The backfill goes through
 * the table and adds the entries that are missing, each in an update that holds the item; doing it again changes nothing,
 * so after a restart it begins anew. Items that lack a key attribute, or have it with another type, are passed over.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.OnlineOps.html">Managing global
 *     secondary indexes</a>
 */
public final class IndexBackfill implements AutoCloseable {
    private final StorageEngine engine;
    private final Catalog catalog;
    private final StoreClock clock;
    private final long creatingMillis;
    private final TableBackfill backfill;

    /**
     * A backfill that rests until there is work.
     *
     * @param creatingMillis how long an index is shown as CREATING after the work is done
     */
    public IndexBackfill(StorageEngine engine, Catalog catalog, StoreClock clock, long creatingMillis) {
        this.engine = engine;
        this.catalog = catalog;
        this.clock = clock;
        this.creatingMillis = creatingMillis;
        this.backfill = new TableBackfill(engine, catalog, "lodestone-index-backfill");
    }

    /** Goes on with what was not finished when the store was last closed. */
    public void resume() {
        for (Table table : catalog.all()) {
            for (Index index : table.indexes()) {
                if (index.state().backfilling()) {
                    start(table, index.name());
                }
            }
        }
    }

    /** Begins to fill an index, which the catalogue has already, in the background. */
    public void start(Table table, String indexName) {
        backfill.start(new Filling(table, table.index(indexName)));
    }

    /** Stops, wherever it is, and returns when it has. */
    @Override
    public void close() {
        backfill.close();
    }

    /** The filling of one index. */
    private final class Filling implements TableFilling {
        private final Table table;
        private final Index wanted;

        Filling(Table table, Index wanted) {
            this.table = table;
            this.wanted = wanted;
        }

        @Override
        public Table table() {
            return table;
        }

        @Override
        public String description() {
            return "index " + wanted.name() + " of " + table.name();
        }

        @Override
        public boolean isWanted(Table latest) {
            Index index = latest.index(wanted.name());
            return index != null && index.space() == wanted.space();
        }

        @Override
        public boolean add(Address address, EncodedItem seen, Table latest) {
            Index index = latest.index(wanted.name());
            Address entry = index.address(seen);
            return entry == null || add(address, entry, latest, index);
        }

        /** Adds the entry of an item, which belongs at this address as the item was seen, unless it is there. */
        private boolean add(Address address, Address entry, Table latest, Index index) {
            EncodedItem[] added = {null};
            boolean current = engine.update(List.of(address, entry), (stored, batch) -> {
                added[0] = null;
                if (latest.isSuperseded()) {
                    return false;
                }
                EncodedItem item = EncodedItem.of(stored.get(0));
                // Who has changed the item since it was seen has taken care of its entry.
                if (item != null && stored.get(1) == null && entry.equals(index.address(item))) {
                    added[0] = index.view(item);
                    batch.put(entry, added[0].bytes());
                    index.counter().store(1, added[0].size(), batch);
                }
                return true;
            });
            if (added[0] != null) {
                index.counter().committed(1, added[0].size());
            }
            return current;
        }

        @Override
        public void finish(Table latest) {
            catalog.change(latest, entry -> {
                IndexState state = entry.state().indexes().get(wanted.name());
                if (state == null || state.space() != wanted.space()) {
                    return entry;
                }
                Lifecycle lifecycle = Lifecycle.passing(TableStatus.CREATING, clock.epochMillis(), creatingMillis);
                return entry.withIndexState(wanted.name(), state.complete(lifecycle));
            });
        }
    }
}
