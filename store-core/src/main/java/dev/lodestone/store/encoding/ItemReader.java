package dev.lodestone.store.encoding;

import dev.lodestone.store.value.AttributeSink;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Binary;
import dev.lodestone.store.value.DynamoNumber;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goes through the bytes of a stored item, whose layout {@link EncodedItem} draws. Used by one thread. */
final class ItemReader {
    private final byte[] bytes;
    private int at;

    ItemReader(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    int position() {
        return at;
    }

    /** Most lengths take one byte. */
    int varint() {
        byte first = bytes[at++];
        return first >= 0 ? first : longVarint(first & 0x7f);
    }

    private int longVarint(int lowest) {
        int value = lowest;
        int shift = 7;
        byte b;
        do {
            b = bytes[at++];
            value |= (b & 0x7f) << shift;
            shift += 7;
        } while (b < 0);
        return value;
    }

    private String string() {
        int length = varint();
        String string = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return string;
    }

    private Binary binary() {
        int length = varint();
        Binary binary = Binary.wrap(Arrays.copyOfRange(bytes, at, at + length));
        at += length;
        return binary;
    }

    private int containerLength() {
        int length = ((bytes[at] & 0xff) << 24)
                | ((bytes[at + 1] & 0xff) << 16)
                | ((bytes[at + 2] & 0xff) << 8)
                | (bytes[at + 3] & 0xff);
        at += Integer.BYTES;
        return length;
    }

    private AttributeType type() {
        AttributeType type = AttributeType.ofCode(bytes[at]);
        if (type == null) {
            throw new IllegalStateException("A stored item has an unknown type code " + bytes[at] + " at " + at);
        }
        at++;
        return type;
    }

    /** Whether the name at this place is the given one; in either case the place after it is taken. */
    boolean nameIs(byte[] name) {
        int length = varint();
        boolean same = length == name.length && Arrays.equals(bytes, at, at + length, name, 0, length);
        at += length;
        return same;
    }

    /** Whether here and there are the same names; in either case the places after them are taken. */
    boolean nameEquals(ItemReader there) {
        int length = varint();
        int otherLength = there.varint();
        boolean same = Arrays.equals(bytes, at, at + length, there.bytes, there.at, there.at + otherLength);
        at += length;
        there.at += otherLength;
        return same;
    }

    /** Whether here and there are equal values; in either case the places after them are taken. */
    boolean valueEquals(ItemReader there) {
        int start = at;
        int otherStart = there.at;
        skipValue();
        there.skipValue();
        if (Arrays.equals(bytes, start, at, there.bytes, otherStart, there.at)) {
            return true;
        }
        // Scalars have one form for each value; containers may have their elements in another order.
        return bytes[start] == there.bytes[otherStart]
                && AttributeType.ofCode(bytes[start]).isContainer()
                && new ItemReader(bytes, start).value().equals(new ItemReader(there.bytes, otherStart).value());
    }

    /** Which of the given names is at this place, or -1; in either case the place after it is taken. */
    int nameAmong(byte[][] names) {
        int length = varint();
        int start = at;
        at += length;
        for (int i = 0; i < names.length; i++) {
            byte[] name = names[i];
            if (length == name.length && Arrays.equals(bytes, start, at, name, 0, length)) {
                return i;
            }
        }
        return -1;
    }

    Map<String, AttributeValue> attributes(int count) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>(count * 4 / 3 + 1);
        for (int i = 0; i < count; i++) {
            String name = string();
            attributes.put(name, value());
        }
        return attributes;
    }

    AttributeValue value() {
        AttributeType type = type();
        return switch (type) {
            case S -> new AttributeValue.S(string());
            case N -> new AttributeValue.N(DynamoNumber.parse(string()));
            case B -> new AttributeValue.B(binary());
            case BOOL -> AttributeValue.BOOL.of(bytes[at++] != 0);
            case NULL -> AttributeValue.NULL.INSTANCE;
            default -> container(type);
        };
    }

    private AttributeValue container(AttributeType type) {
        containerLength();
        int count = varint();
        return switch (type) {
            case M -> new AttributeValue.M(attributes(count));
            case L -> new AttributeValue.L(list(count));
            case SS -> new AttributeValue.SS(strings(count));
            case NS -> new AttributeValue.NS(numbers(count));
            default -> new AttributeValue.BS(binaries(count));
        };
    }

    private List<AttributeValue> list(int count) {
        List<AttributeValue> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(value());
        }
        return values;
    }

    private Set<String> strings(int count) {
        Set<String> values = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            values.add(string());
        }
        return values;
    }

    private Set<DynamoNumber> numbers(int count) {
        Set<DynamoNumber> values = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            values.add(DynamoNumber.parse(string()));
        }
        return values;
    }

    private Set<Binary> binaries(int count) {
        Set<Binary> values = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            values.add(binary());
        }
        return values;
    }

    /** The size of the value at this place by the service's rules; the place after it is taken. */
    int valueSize() {
        AttributeType type = AttributeType.ofCode(bytes[at]);
        if (type == AttributeType.S || type == AttributeType.B) {
            at++;
            int length = varint();
            at += length;
            return length;
        }
        return value().size();
    }

    void skipValue() {
        AttributeType type = type();
        switch (type) {
            case S, N, B -> {
                int length = varint();
                at += length;
            }
            case BOOL -> at++;
            case NULL -> {}
            default -> {
                int length = containerLength();
                at += length;
            }
        }
    }

    void emitAttributes(int count, AttributeSink sink) {
        for (int i = 0; i < count; i++) {
            int length = varint();
            sink.name(bytes, at, length);
            at += length;
            emitValue(sink);
        }
    }

    /** Hands out those of the attributes that have one of these names. */
    void emitSelected(int count, byte[][] names, AttributeSink sink) {
        int missing = names.length;
        for (int rest = count; rest > 0 && missing > 0; rest--) {
            int selected = nameAmong(names);
            if (selected < 0) {
                skipValue();
            } else {
                sink.name(names[selected], 0, names[selected].length);
                emitValue(sink);
                missing--;
            }
        }
    }

    private void emitValue(AttributeSink sink) {
        AttributeType type = type();
        switch (type) {
            case BOOL -> sink.bool(bytes[at++] != 0);
            case NULL -> sink.nullValue();
            case S, N, B -> emitScalar(type, sink);
            default -> emitContainer(type, sink);
        }
    }

    private void emitScalar(AttributeType type, AttributeSink sink) {
        int length = varint();
        switch (type) {
            case S -> sink.string(bytes, at, length);
            case N -> sink.number(bytes, at, length);
            default -> sink.binary(bytes, at, length);
        }
        at += length;
    }

    private void emitContainer(AttributeType type, AttributeSink sink) {
        containerLength();
        int count = varint();
        switch (type) {
            case M -> {
                sink.startMap();
                emitAttributes(count, sink);
                sink.endMap();
            }
            case L -> {
                sink.startList();
                for (int i = 0; i < count; i++) {
                    emitValue(sink);
                }
                sink.endList();
            }
            default -> emitSet(type, count, sink);
        }
    }

    private void emitSet(AttributeType type, int count, AttributeSink sink) {
        sink.startSet(type);
        for (int i = 0; i < count; i++) {
            int length = varint();
            sink.element(type, bytes, at, length);
            at += length;
        }
        sink.endSet();
    }
}
