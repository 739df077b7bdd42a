package dev.lodestone.store.catalog;

import dev.lodestone.store.encoding.Spaces;
import dev.lodestone.store.engine.Address;
import java.nio.charset.StandardCharsets;

/** By what the catalogue finds a table; ordered by namespace, then name. */
record TableKey(String namespace, String name) implements Comparable<TableKey> {
    /** Where the table's entry in the catalogue lies. */
    Address address() {
        return new Address(
                Spaces.CATALOG, name.getBytes(StandardCharsets.UTF_8), namespace.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int compareTo(TableKey other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }
}
