package dev.lodestone.store.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.store.value.AnyValue;
import dev.lodestone.store.value.AttributeSink;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.ItemView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EncodedItemProperties {
    @Provide
    Arbitrary<Item> items() {
        return AnyValue.item();
    }

    @Property
    void anItemComesBackAsItWas(@ForAll("items") Item item) {
        EncodedItem encoded = EncodedItem.of(EncodedItem.encode(item).bytes());
        assertEquals(item, encoded.decode());
        assertEquals(
                new ArrayList<>(item.attributes().keySet()),
                new ArrayList<>(encoded.decode().attributes().keySet()));
        assertEquals(item.size(), encoded.size());
        assertEquals(item.attributes().size(), encoded.attributeCount());
        assertArrayEquals(encoded.bytes(), EncodedItem.encode(encoded.decode()).bytes());
    }

    @Property
    void eachAttributeCanBeReadAlone(@ForAll("items") Item item) {
        EncodedItem encoded = EncodedItem.encode(item);
        item.attributes().forEach((name, value) -> {
            assertEquals(value, encoded.get(name));
            assertEquals(Set.of(name), encoded.decode(Set.of(name)).attributes().keySet());
        });
        assertNull(encoded.get("no such attribute"));
    }

    @Property
    void someAttributesCanBeReadTogether(
            @ForAll("items") Item item, @ForAll("items") Item other, @ForAll("items") Item another) {
        Map<String, AttributeValue> attributes = item.mutableAttributes();
        attributes.putAll(other.attributes());
        EncodedItem encoded = EncodedItem.encode(new Item(attributes));
        Set<String> names = new LinkedHashSet<>(item.attributes().keySet());
        names.addAll(another.attributes().keySet());
        AttributeSelection selection = new AttributeSelection(names);
        AttributeValue[] values = new AttributeValue[selection.size()];
        selection.read(encoded, values);
        for (String name : names) {
            assertEquals(attributes.get(name), values[selection.indexOf(name)]);
        }
        Map<String, AttributeValue> selected = new LinkedHashMap<>(attributes);
        selected.keySet().retainAll(names);
        SelectedItem view = selection.of(encoded);
        assertEquals(new Item(selected).size(), view.size());
        assertEquals(new Item(selected), view.toItem());
        assertEquals(record(new Item(selected)), record(view));
    }

    @Property
    void theStoredFormIsHandedOutAsTheTreeIs(@ForAll("items") Item item) {
        assertEquals(record(item), record(EncodedItem.encode(item)));
    }

    @Example
    void unknownFormatsAreRefused() {
        assertThrows(IllegalStateException.class, () -> EncodedItem.of(new byte[] {99, 0, 0}));
        assertThrows(IllegalStateException.class, () -> EncodedItem.of(new byte[0]));
    }

    @Example
    void lengthsBeyondOneByteAreKept() {
        for (int length : new int[] {0, 127, 128, 16_383, 16_384, 400_000}) {
            Item ascii = new Item(Map.of("v", new AttributeValue.S("x".repeat(length))));
            Item wide = new Item(Map.of("v", new AttributeValue.S("x".repeat(length) + "\u00e4")));
            assertEquals(ascii, EncodedItem.encode(ascii).decode());
            assertEquals(wide, EncodedItem.encode(wide).decode());
        }
    }

    private static List<String> record(ItemView item) {
        Recorder recorder = new Recorder();
        item.emit(recorder);
        return recorder.calls;
    }

    /** Writes down what a sink is told. */
    private static final class Recorder implements AttributeSink {
        private final List<String> calls = new ArrayList<>();

        private void add(String call, byte[] bytes, int offset, int length) {
            calls.add(call + ' ' + new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void name(byte[] utf8, int offset, int length) {
            add("name", utf8, offset, length);
        }

        @Override
        public void string(byte[] utf8, int offset, int length) {
            add("string", utf8, offset, length);
        }

        @Override
        public void number(byte[] ascii, int offset, int length) {
            add("number", ascii, offset, length);
        }

        @Override
        public void binary(byte[] bytes, int offset, int length) {
            add("binary", bytes, offset, length);
        }

        @Override
        public void bool(boolean value) {
            calls.add("bool " + value);
        }

        @Override
        public void nullValue() {
            calls.add("null");
        }

        @Override
        public void startSet(AttributeType type) {
            calls.add("set " + type);
        }

        @Override
        public void element(AttributeType setType, byte[] bytes, int offset, int length) {
            add("element " + setType, bytes, offset, length);
        }

        @Override
        public void endSet() {
            calls.add("end set");
        }

        @Override
        public void startList() {
            calls.add("list");
        }

        @Override
        public void endList() {
            calls.add("end list");
        }

        @Override
        public void startMap() {
            calls.add("map");
        }

        @Override
        public void endMap() {
            calls.add("end map");
        }
    }
}
