package dev.lodestone.store.catalog;

import dev.lodestone.store.encoding.Spaces;
import dev.lodestone.store.engine.Address;
import java.nio.charset.StandardCharsets;

/** By what the catalogue finds a stream; ordered by namespace, then name of the table, then label. */
record StreamKey(String namespace, String tableName, String label) implements Comparable<StreamKey> {
    /** Where the stream's entry in the catalogue lies. */
    Address address() {
        return new Address(
                Spaces.STREAMS,
                tableName.getBytes(StandardCharsets.UTF_8),
                (namespace + '\0' + label).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int compareTo(StreamKey other) {
        int byNamespace = namespace.compareTo(other.namespace);
        int byTable = byNamespace != 0 ? byNamespace : tableName.compareTo(other.tableName);
        return byTable != 0 ? byTable : label.compareTo(other.label);
    }
}
