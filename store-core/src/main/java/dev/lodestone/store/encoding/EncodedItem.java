package dev.lodestone.store.encoding;

import dev.lodestone.store.value.AttributeSink;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.ItemView;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An item in its stored form, from which single attributes can be read, and which can be written to the wire, without
 * decoding the rest. Immutable and thread-safe.
 *
 * <pre>
 * item        format (1 byte) | size by the service's rules (varint) | number of attributes (varint) | attribute …
 * attribute   length of name (varint) | name in UTF-8 | value
 * value       type code (1 byte) | content
 *
 * content of  S, N, B     length (varint) | UTF-8, canonical decimal form in ASCII, bytes
 *             BOOL        00 or 01
 *             NULL        nothing
 *             SS, NS, BS  length of the rest (4 bytes) | number of elements (varint) | { length (varint) | bytes } …
 *             L           length of the rest (4 bytes) | number of elements (varint) | value …
 *             M           length of the rest (4 bytes) | number of members (varint) | attribute …
 * </pre>
 */
public final class EncodedItem implements ItemView {
    static final byte FORMAT = 1;

    private final byte[] bytes;
    private final int size;
    private final int count;
    private final int start;

    private EncodedItem(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != FORMAT) {
            throw new IllegalStateException("A stored item has an unknown format");
        }
        ItemReader reader = new ItemReader(bytes, 1);
        this.bytes = bytes;
        this.size = reader.varint();
        this.count = reader.varint();
        this.start = reader.position();
    }

    /** The item in these stored bytes, which become its own; null for null. */
    public static EncodedItem of(byte[] bytes) {
        return bytes == null ? null : new EncodedItem(bytes);
    }

    public static EncodedItem encode(Item item) {
        return new EncodedItem(new ItemEncoder().encode(item));
    }

    /** The stored bytes themselves; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** The size in bytes by the service's rules, names included. */
    public int size() {
        return size;
    }

    /** How many top-level attributes there are. */
    public int attributeCount() {
        return count;
    }

    /** A reader that stands at the first attribute. */
    ItemReader reader() {
        return new ItemReader(bytes, start);
    }

    /** The top-level attribute with this name, or null. */
    public AttributeValue get(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        ItemReader reader = new ItemReader(bytes, start);
        for (int i = 0; i < count; i++) {
            if (reader.nameIs(utf8)) {
                return reader.value();
            }
            reader.skipValue();
        }
        return null;
    }

    /** The item with those of its attributes that have one of these names. */
    public Item decode(Set<String> names) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (String name : names) {
            AttributeValue value = get(name);
            if (value != null) {
                attributes.put(name, value);
            }
        }
        return new Item(attributes);
    }

    public Item decode() {
        return new Item(new ItemReader(bytes, start).attributes(count));
    }

    @Override
    public boolean isEmpty() {
        return count == 0;
    }

    @Override
    public Item toItem() {
        return decode();
    }

    @Override
    public void emit(AttributeSink sink) {
        new ItemReader(bytes, start).emitAttributes(count, sink);
    }

    /** Whether the stored forms are the same to the last byte, which says that the items are equal; not the reverse. */
    public boolean sameBytes(EncodedItem other) {
        return Arrays.equals(bytes, other.bytes);
    }

    /**
     * Whether the items are equal by the service's rules: the order of attributes, of the members of maps and of the elements
     * of sets does not count.
     */
    public boolean hasSameValues(EncodedItem other) {
        return sameBytes(other) || (size == other.size && count == other.count && sameAttributes(other));
    }

    private boolean sameAttributes(EncodedItem other) {
        ItemReader here = reader();
        ItemReader there = other.reader();
        for (int i = 0; i < count; i++) {
            if (!here.nameEquals(there)) {
                return decode().equals(other.decode());
            }
            if (!here.valueEquals(there)) {
                return false;
            }
        }
        return true;
    }
}
