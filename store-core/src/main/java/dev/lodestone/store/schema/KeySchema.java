package dev.lodestone.store.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The key of a table or index: attributes that place an item in a partition, and attributes that order it there. Tables
 * and local secondary indexes have one partition attribute and at most one sort attribute; a global secondary index may
 * have up to four of each.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.DesignPattern.MultiAttributeKeys.html">Multi-attribute
 *     keys</a>
 */
public record KeySchema(List<KeyAttribute> partitionKey, List<KeyAttribute> sortKey) {
    public KeySchema {
        partitionKey = List.copyOf(partitionKey);
        sortKey = List.copyOf(sortKey);
        if (partitionKey.isEmpty()) {
            throw new IllegalArgumentException("A key schema needs a partition key");
        }
    }

    /** Whether the attribute takes part in this key. */
    public boolean contains(String attributeName) {
        return find(partitionKey, attributeName) != null || find(sortKey, attributeName) != null;
    }

    /** The names of the key's attributes, those of the partition key first. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (KeyAttribute attribute : partitionKey) {
            names.add(attribute.name());
        }
        for (KeyAttribute attribute : sortKey) {
            names.add(attribute.name());
        }
        return names;
    }

    public boolean hasSortKey() {
        return !sortKey.isEmpty();
    }

    /** How many attributes make up the key. */
    public int size() {
        return partitionKey.size() + sortKey.size();
    }

    private static KeyAttribute find(List<KeyAttribute> attributes, String name) {
        for (KeyAttribute attribute : attributes) {
            if (attribute.name().equals(name)) {
                return attribute;
            }
        }
        return null;
    }
}
