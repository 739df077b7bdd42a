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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

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
    private static final System.Logger LOG = System.getLogger(IndexBackfill.class.getName());

    /** How much of the table is held at a time. */
    private static final int CHUNK_ITEMS = 256;

    private static final int CHUNK_BYTES = 1 << 20;
    private static final long IDLE_SECONDS = 10;

    private final StorageEngine engine;
    private final Catalog catalog;
    private final StoreClock clock;
    private final long creatingMillis;
    private final ThreadPoolExecutor worker;
    private volatile boolean closed;

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
        this.worker = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), IndexBackfill::thread);
        worker.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "lodestone-index-backfill");
        thread.setDaemon(true);
        return thread;
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
        Index index = table.index(indexName);
        worker.execute(() -> run(table, index));
    }

    private void run(Table table, Index index) {
        try {
            fill(table, index);
        } catch (RuntimeException failure) {
            if (!closed) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "Cannot fill index " + index.name() + " of " + table.name(),
                        failure);
            }
        }
    }

    private void fill(Table known, Index wanted) {
        Address after = null;
        while (!closed) {
            Table table = catalog.latest(known);
            Index index = table == null ? null : table.index(wanted.name());
            if (index == null || index.space() != wanted.space()) {
                return;
            }
            List<EncodedItem> chunk = chunk(table, after);
            if (chunk.isEmpty()) {
                finish(table, index);
                return;
            }
            after = addAll(chunk, table, index, after);
        }
    }

    private List<EncodedItem> chunk(Table table, Address after) {
        List<EncodedItem> chunk = new ArrayList<>();
        int[] bytes = {0};
        engine.scanAll(table.space(), 0, 1, after, value -> {
            chunk.add(EncodedItem.of(value));
            bytes[0] += value.length;
            return chunk.size() < CHUNK_ITEMS && bytes[0] < CHUNK_BYTES;
        });
        return chunk;
    }

    /** Adds the entries of the items, and gives the address of the last that was done before the table changed. */
    private Address addAll(List<EncodedItem> chunk, Table table, Index index, Address before) {
        Address done = before;
        for (EncodedItem item : chunk) {
            Address address = table.keys().address(table.space(), item::get);
            if (closed || !add(address, index.address(item), table, index)) {
                return done;
            }
            done = address;
        }
        return done;
    }

    /**
     * Adds the entry of an item, unless it is there.
     *
     * @param entry where it belongs as the item was seen; null for nowhere
     * @return whether the table was still the latest
     */
    private boolean add(Address address, Address entry, Table table, Index index) {
        if (entry == null) {
            return true;
        }
        EncodedItem[] added = {null};
        boolean latest = engine.update(List.of(address, entry), (current, batch) -> {
            added[0] = null;
            if (table.isSuperseded()) {
                return false;
            }
            EncodedItem item = EncodedItem.of(current.get(0));
            // Who has changed the item since it was seen has taken care of its entry.
            if (item != null && current.get(1) == null && entry.equals(index.address(item))) {
                added[0] = index.view(item);
                batch.put(entry, added[0].bytes());
                index.counter().store(1, added[0].size(), batch);
            }
            return true;
        });
        if (added[0] != null) {
            index.counter().committed(1, added[0].size());
        }
        return latest;
    }

    private void finish(Table table, Index index) {
        catalog.change(table, entry -> {
            IndexState state = entry.state().indexes().get(index.name());
            if (state == null || state.space() != index.space()) {
                return entry;
            }
            Lifecycle lifecycle = Lifecycle.passing(TableStatus.CREATING, clock.epochMillis(), creatingMillis);
            return entry.withIndexState(index.name(), state.complete(lifecycle));
        });
    }

    /** Stops, wherever it is, and returns when it has. */
    @Override
    public void close() {
        closed = true;
        worker.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                if (worker.awaitTermination(1, TimeUnit.SECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
