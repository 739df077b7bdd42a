package dev.lodestone.store.value;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An item, or a key, or any other set of named attributes; immutable. The map handed in becomes the item's own and must
 * not be changed afterwards.
 */
public record Item(Map<String, AttributeValue> attributes) implements ItemView {
    public static final Item EMPTY = new Item(Map.of());

    /** The attribute with this name, or null. */
    public AttributeValue get(String name) {
        return attributes.get(name);
    }

    @Override
    public boolean isEmpty() {
        return attributes.isEmpty();
    }

    /** The size in bytes by the service's rules, names included. */
    public int size() {
        return ItemSize.ofAttributes(attributes);
    }

    /** The value that the path leads to, or null where it leads nowhere. */
    public AttributeValue get(DocumentPath path) {
        return path.resolve(attributes);
    }

    /** A copy of the attributes that may be changed, in the same order. */
    public Map<String, AttributeValue> mutableAttributes() {
        return new LinkedHashMap<>(attributes);
    }

    @Override
    public void emit(AttributeSink sink) {
        emit(attributes, sink);
    }

    @Override
    public Item toItem() {
        return this;
    }

    static void emit(Map<String, AttributeValue> attributes, AttributeSink sink) {
        for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
            byte[] name = attribute.getKey().getBytes(StandardCharsets.UTF_8);
            sink.name(name, 0, name.length);
            attribute.getValue().emit(sink);
        }
    }
}
