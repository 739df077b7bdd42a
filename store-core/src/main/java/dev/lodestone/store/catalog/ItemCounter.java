package dev.lodestone.store.catalog;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.engine.WriteBatch;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many items a table or index holds, and their bytes by the service's rules. The numbers are exact: each change is
 * stored in the batch of the write that causes it, and counted here once that has been committed. Thread-safe.
 *
 * <pre>
 * space            the one that is counted
 * partition part   empty
 * sort part        00 for the number of items, 01 for their bytes
 * </pre>
 */
public final class ItemCounter {
    private final Address itemsAddress;
    private final Address bytesAddress;
    private final LongAdder items = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    /** The counter of a space, with what is stored for it. */
    ItemCounter(int space, StorageEngine engine) {
        itemsAddress = new Address(space, Address.EMPTY, new byte[] {0});
        bytesAddress = new Address(space, Address.EMPTY, new byte[] {1});
        items.add(engine.counter(itemsAddress));
        bytes.add(engine.counter(bytesAddress));
    }

    /** Stores a change with the write that causes it. */
    public void store(long itemsDelta, long bytesDelta, WriteBatch batch) {
        if (itemsDelta != 0) {
            batch.add(itemsAddress, itemsDelta);
        }
        if (bytesDelta != 0) {
            batch.add(bytesAddress, bytesDelta);
        }
    }

    /** Counts a change that has been committed. */
    public void committed(long itemsDelta, long bytesDelta) {
        if (itemsDelta != 0) {
            items.add(itemsDelta);
        }
        if (bytesDelta != 0) {
            bytes.add(bytesDelta);
        }
    }

    public long items() {
        return items.sum();
    }

    public long bytes() {
        return bytes.sum();
    }
}
