package dev.lodestone.store.engine.rocksdb;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.rocksdb.WriteBatch;

/** Keeps empty native batches for the next updates, since making one costs as much as a small write. Thread-safe. */
final class BatchPool implements AutoCloseable {
    private static final int SLOTS = 64;

    /** A batch keeps the memory that it once needed; a larger one than this is not kept. */
    private static final long LARGEST_KEPT = 256 << 10;

    private final AtomicReferenceArray<WriteBatch> batches = new AtomicReferenceArray<>(SLOTS);

    WriteBatch take() {
        WriteBatch batch = batches.getAndSet(slot(), null);
        return batch == null ? new WriteBatch() : batch;
    }

    void giveBack(WriteBatch batch) {
        if (batch.getDataSize() <= LARGEST_KEPT) {
            batch.clear();
            if (batches.compareAndSet(slot(), null, batch)) {
                return;
            }
        }
        batch.close();
    }

    /** Releases what is kept; nothing may be given back any more. */
    @Override
    public void close() {
        for (int slot = 0; slot < SLOTS; slot++) {
            WriteBatch batch = batches.getAndSet(slot, null);
            if (batch != null) {
                batch.close();
            }
        }
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (SLOTS - 1);
    }
}
