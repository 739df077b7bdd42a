package dev.lodestone.store.document;

import dev.lodestone.store.encoding.Spaces;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.SortRange;
import dev.lodestone.store.engine.StorageEngine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Named values that modules above the store keep in it: settings, registrations, positions. They are as durable as items
 * are. Thread-safe.
 *
 * <pre>
 * space {@link Spaces#DOCUMENTS} | partition: kind in UTF-8 | sort: name in UTF-8 → the value
 * </pre>
 */
public final class Documents {
    private final StorageEngine engine;

    public Documents(StorageEngine engine) {
        this.engine = engine;
    }

    /** The value of this kind and name, or null. It must not be changed. */
    public byte[] get(String kind, String name) {
        return engine.get(address(kind, name));
    }

    /** The values of a kind, in the order of their names as UTF-8. They must not be changed. */
    public List<byte[]> all(String kind) {
        List<byte[]> values = new ArrayList<>();
        engine.scan(Spaces.DOCUMENTS, bytes(kind), SortRange.ALL, values::add);
        return values;
    }

    /** Stores a value, in the place of one that was there. */
    public void put(String kind, String name, byte[] value) {
        Address address = address(kind, name);
        engine.update(address, (current, batch) -> {
            batch.put(address, value);
            return null;
        });
    }

    /** Deletes a value, if it is there. */
    public void delete(String kind, String name) {
        Address address = address(kind, name);
        engine.update(address, (current, batch) -> {
            batch.delete(address);
            return null;
        });
    }

    private static Address address(String kind, String name) {
        return new Address(Spaces.DOCUMENTS, bytes(kind), bytes(name));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
