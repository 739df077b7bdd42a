package dev.lodestone.store.catalog;

import dev.lodestone.store.encoding.Spaces;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.SortRange;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.engine.WriteBatch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The spaces that nothing refers to any more and whose entries are still to be deleted. A space is marked together with
 * the change that leaves it, and deleted when no write can reach it; what a crash leaves undone is done at the next start.
 *
 * <pre>
 * space            store-wide values
 * partition part   01
 * sort part        the space, 4 bytes, big-endian
 * value            the same
 * </pre>
 */
final class DroppedSpaces {
    private static final byte[] PARTITION = {1};

    private DroppedSpaces() {}

    private static Address address(int space) {
        return new Address(Spaces.STORE, PARTITION, bytes(space));
    }

    private static byte[] bytes(int space) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(space).array();
    }

    static void mark(int space, WriteBatch batch) {
        batch.put(address(space), bytes(space));
    }

    static List<Integer> marked(StorageEngine engine) {
        List<Integer> spaces = new ArrayList<>();
        engine.scan(Spaces.STORE, PARTITION, SortRange.ALL, value -> {
            spaces.add(ByteBuffer.wrap(value).getInt());
            return true;
        });
        return spaces;
    }

    static void delete(List<Integer> spaces, StorageEngine engine) {
        if (spaces.isEmpty()) {
            return;
        }
        engine.commit(batch -> {
            for (int space : spaces) {
                batch.deleteSpace(space);
                batch.delete(address(space));
            }
        });
    }
}
