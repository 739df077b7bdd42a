package dev.lodestone.store.encoding;

import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Binary;
import dev.lodestone.store.value.DynamoNumber;
import dev.lodestone.store.value.Item;
import java.util.Map;

/** Writes items in the layout that {@link EncodedItem} draws. Used by one thread. */
final class ItemEncoder {
    private final ByteSink sink = new ByteSink(512);

    byte[] encode(Item item) {
        sink.putByte(EncodedItem.FORMAT);
        sink.putVarint(item.size());
        sink.putVarint(item.attributes().size());
        putAttributes(item.attributes());
        return sink.toByteArray();
    }

    private void putAttributes(Map<String, AttributeValue> attributes) {
        for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
            sink.putString(attribute.getKey());
            putValue(attribute.getValue());
        }
    }

    private void putValue(AttributeValue value) {
        AttributeType type = value.type();
        sink.putByte(type.code());
        switch (type) {
            case S -> sink.putString(((AttributeValue.S) value).value());
            case N -> sink.putString(((AttributeValue.N) value).value().toString());
            case B -> sink.putLengthAndBytes(((AttributeValue.B) value).value().array());
            case BOOL -> sink.putByte(((AttributeValue.BOOL) value).value() ? 1 : 0);
            case NULL -> {}
            default -> putContainer(value);
        }
    }

    private void putContainer(AttributeValue value) {
        int lengthAt = sink.reserveInt();
        int start = sink.length();
        if (value instanceof AttributeValue.M map) {
            sink.putVarint(map.values().size());
            putAttributes(map.values());
        } else if (value instanceof AttributeValue.L list) {
            sink.putVarint(list.values().size());
            list.values().forEach(this::putValue);
        } else {
            putSet(value);
        }
        sink.setInt(lengthAt, sink.length() - start);
    }

    private void putSet(AttributeValue value) {
        if (value instanceof AttributeValue.SS strings) {
            sink.putVarint(strings.values().size());
            strings.values().forEach(sink::putString);
        } else if (value instanceof AttributeValue.NS numbers) {
            sink.putVarint(numbers.values().size());
            for (DynamoNumber number : numbers.values()) {
                sink.putString(number.toString());
            }
        } else if (value instanceof AttributeValue.BS binaries) {
            sink.putVarint(binaries.values().size());
            for (Binary binary : binaries.values()) {
                sink.putLengthAndBytes(binary.array());
            }
        }
    }
}
