package dev.lodestone.store.encoding;

import dev.lodestone.store.value.AttributeSink;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Names of top-level attributes, prepared to read these from stored items in one pass each. Immutable and thread-safe. */
public final class AttributeSelection {
    private final String[] names;
    private final byte[][] utf8;

    public AttributeSelection(Set<String> names) {
        this.names = names.toArray(new String[0]);
        this.utf8 = new byte[this.names.length][];
        for (int at = 0; at < utf8.length; at++) {
            utf8[at] = this.names[at].getBytes(StandardCharsets.UTF_8);
        }
    }

    /** How many names there are. */
    public int size() {
        return names.length;
    }

    /** The place of a name among them. */
    public int indexOf(String name) {
        for (int at = 0; at < names.length; at++) {
            if (names[at].equals(name)) {
                return at;
            }
        }
        throw new IllegalArgumentException(name + " is none of " + Arrays.toString(names));
    }

    /** Puts the value of each attribute at the place of its name, null where the item does not have it. */
    public void read(EncodedItem item, AttributeValue[] values) {
        Arrays.fill(values, null);
        ItemReader reader = item.reader();
        int missing = names.length;
        for (int rest = item.attributeCount(); rest > 0 && missing > 0; rest--) {
            int at = reader.nameAmong(utf8);
            if (at < 0) {
                reader.skipValue();
            } else {
                values[at] = reader.value();
                missing--;
            }
        }
    }

    /** The item with no more than the attributes selected, in the item's stored form still. */
    public SelectedItem of(EncodedItem item) {
        return new SelectedItem(item, this);
    }

    void emit(EncodedItem item, AttributeSink sink) {
        item.reader().emitSelected(item.attributeCount(), utf8, sink);
    }

    /** The size of those of the item's attributes that are selected. */
    int size(EncodedItem item) {
        int size = 0;
        ItemReader reader = item.reader();
        int missing = names.length;
        for (int rest = item.attributeCount(); rest > 0 && missing > 0; rest--) {
            int at = reader.nameAmong(utf8);
            if (at < 0) {
                reader.skipValue();
            } else {
                size += utf8[at].length + reader.valueSize();
                missing--;
            }
        }
        return size;
    }

    /** Whether the item has none of the attributes selected. */
    boolean isEmpty(EncodedItem item) {
        ItemReader reader = item.reader();
        for (int rest = item.attributeCount(); rest > 0; rest--) {
            if (reader.nameAmong(utf8) >= 0) {
                return false;
            }
            reader.skipValue();
        }
        return true;
    }

    Item toItem(EncodedItem item) {
        AttributeValue[] values = new AttributeValue[names.length];
        read(item, values);
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (int at = 0; at < values.length; at++) {
            if (values[at] != null) {
                attributes.put(names[at], values[at]);
            }
        }
        return new Item(attributes);
    }
}
