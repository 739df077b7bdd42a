package dev.lodestone.store.index;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.StorageEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Goes through the items of tables in the background, one table after the other, while writes go on, and fills what has
 * been added to the tables. Thread-safe.
 *
 * <p>It goes on with the latest handle where a table changes meanwhile, and ends where the table no longer asks for it.
 */
public final class TableBackfill implements AutoCloseable {
    /** How much of the table is held at a time. */
    private static final int CHUNK_ITEMS = 256;

    private static final int CHUNK_BYTES = 1 << 20;
    private static final long IDLE_SECONDS = 10;

    private final StorageEngine engine;
    private final Catalog catalog;
    private final ThreadPoolExecutor worker;
    private volatile boolean closed;

    /**
     * A backfill that rests until there is work.
     *
     * @param threadName by which its thread is known
     */
    public TableBackfill(StorageEngine engine, Catalog catalog, String threadName) {
        this.engine = engine;
        this.catalog = catalog;
        this.worker =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, threadName);
                    thread.setDaemon(true);
                    return thread;
                });
        worker.allowCoreThreadTimeOut(true);
    }

    /** Begins a filling in the background. */
    public void start(TableFilling filling) {
        worker.execute(() -> run(filling));
    }

    private void run(TableFilling filling) {
        try {
            fill(filling);
        } catch (RuntimeException failure) {
            if (!closed) {
                log().log(System.Logger.Level.ERROR, "Cannot fill " + filling.description(), failure);
            }
        }
    }

    private void fill(TableFilling filling) {
        Address after = null;
        while (!closed) {
            Table table = catalog.latest(filling.table());
            if (table == null || !filling.isWanted(table)) {
                return;
            }
            List<EncodedItem> chunk = chunk(table, after);
            if (chunk.isEmpty()) {
                filling.finish(table);
                return;
            }
            after = addAll(chunk, table, filling, after);
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

    /** Adds what the items call for, and gives the address of the last that was done before the table changed. */
    private Address addAll(List<EncodedItem> chunk, Table table, TableFilling filling, Address before) {
        Address done = before;
        for (EncodedItem item : chunk) {
            Address address = table.keys().address(table.space(), item::get);
            if (closed || !filling.add(address, item, table)) {
                return done;
            }
            done = address;
        }
        return done;
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

    /** Made when there is something to say: the logging of the platform takes longer to start than a store in memory. */
    private static System.Logger log() {
        return System.getLogger(TableBackfill.class.getName());
    }
}
