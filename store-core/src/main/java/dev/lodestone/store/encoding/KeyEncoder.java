package dev.lodestone.store.encoding;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import java.util.List;
import java.util.function.Function;

/**
 * Turns the key of an item into its address in a table's space. Immutable and thread-safe.
 *
 * <pre>
 * partition part   one attribute S or B: its bytes as they are; otherwise the sortable forms one after the other
 * sort part        the sortable forms of the sort key attributes one after the other; empty where there are none
 * </pre>
 */
public final class KeyEncoder {
    private final List<KeyAttribute> partitionKey;
    private final List<KeyAttribute> sortKey;
    private final boolean plainPartition;

    public KeyEncoder(KeySchema schema) {
        this.partitionKey = schema.partitionKey();
        this.sortKey = schema.sortKey();
        this.plainPartition = partitionKey.size() == 1 && partitionKey.get(0).type() != AttributeType.N;
    }

    /** The address of the item with this key, which must be there and of the declared types. */
    public Address address(int space, Item item) {
        return address(space, item::get);
    }

    /** The address of the item whose attributes are found like this. */
    public Address address(int space, Function<String, AttributeValue> attributes) {
        return new Address(space, partition(attributes), sort(attributes));
    }

    /** The partition part for these key attributes. */
    public byte[] partition(Function<String, AttributeValue> attributes) {
        if (plainPartition) {
            return KeyComponent.rawBytes(attributes.apply(partitionKey.get(0).name()));
        }
        ByteSink sink = new ByteSink(64);
        append(partitionKey, attributes, sink);
        return sink.toByteArray();
    }

    private byte[] sort(Function<String, AttributeValue> attributes) {
        if (sortKey.isEmpty()) {
            return Address.EMPTY;
        }
        ByteSink sink = new ByteSink(64);
        append(sortKey, attributes, sink);
        return sink.toByteArray();
    }

    /** Appends both parts in sortable form, so that what follows them does not run into them. */
    void appendAll(Function<String, AttributeValue> attributes, ByteSink sink) {
        append(partitionKey, attributes, sink);
        append(sortKey, attributes, sink);
    }

    private static void append(List<KeyAttribute> key, Function<String, AttributeValue> attributes, ByteSink sink) {
        for (KeyAttribute attribute : key) {
            KeyComponent.append(attributes.apply(attribute.name()), sink);
        }
    }
}
