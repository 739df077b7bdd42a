package dev.lodestone.store.encoding;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeyRules;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import java.util.List;
import java.util.function.Function;

/**
 * Turns an item into the address of its entry in an index's space. Immutable and thread-safe.
 *
 * <pre>
 * partition part   as in a table, of the index's partition key
 * sort part        the sortable forms of the index's sort key, then those of the table's whole key
 * </pre>
 *
 * <p>The table's key makes entries with equal index keys different, and gives them a fixed order.
 */
public final class IndexKeyEncoder {
    private final KeySchema schema;
    private final KeyEncoder indexKey;
    private final KeyEncoder tableKey;

    public IndexKeyEncoder(KeySchema indexSchema, KeySchema tableSchema) {
        this.schema = indexSchema;
        this.indexKey = new KeyEncoder(indexSchema);
        this.tableKey = new KeyEncoder(tableSchema);
    }

    /** The address of the entry for an item, or null where the item lacks a key attribute and so is not in the index. */
    public Address address(int space, Function<String, AttributeValue> attributes) {
        if (lacksAny(schema.partitionKey(), KeyRules.MAXIMUM_PARTITION_KEY, attributes)
                || lacksAny(schema.sortKey(), KeyRules.MAXIMUM_SORT_KEY, attributes)) {
            return null;
        }
        ByteSink sort = new ByteSink(128);
        for (KeyAttribute attribute : schema.sortKey()) {
            KeyComponent.append(attributes.apply(attribute.name()), sort);
        }
        tableKey.appendAll(attributes, sort);
        return new Address(space, indexKey.partition(attributes), sort.toByteArray());
    }

    /** The partition part for these index key attributes. */
    public byte[] partition(Function<String, AttributeValue> attributes) {
        return indexKey.partition(attributes);
    }

    /** An attribute of a type or length that cannot be a key counts as lacking: an index may be added to older items. */
    private static boolean lacksAny(
            List<KeyAttribute> key, int maximumSize, Function<String, AttributeValue> attributes) {
        for (KeyAttribute attribute : key) {
            AttributeValue value = attributes.apply(attribute.name());
            if (value == null || value.type() != attribute.type() || !hasKeyLength(value, maximumSize)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasKeyLength(AttributeValue value, int maximumSize) {
        return value.type() == AttributeType.N || (value.size() > 0 && value.size() <= maximumSize);
    }
}
