package dev.lodestone.streams.mapping.engine;

import dev.lodestone.store.encoding.KeyEncoder;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.value.Item;
import java.util.Arrays;

/**
 * Spreads the items of a table over lanes. Immutable and thread-safe.
 *
 * <p>An item always has the same hash, since checkpoints rely on it: never change how it is made.
 */
final class ItemHash {
    /** Spreads hashes over all bits: 2^32 divided by the golden ratio. */
    private static final int SPREAD = 0x9e3779b9;

    private final KeyEncoder keys;

    ItemHash(KeySchema schema) {
        this.keys = new KeyEncoder(schema);
    }

    /** The hash of the item with this key. */
    int of(Item key) {
        Address address = keys.address(0, key);
        int hash = (31 * Arrays.hashCode(address.partition()) + Arrays.hashCode(address.sort())) * SPREAD;
        return hash ^ (hash >>> 16);
    }
}
