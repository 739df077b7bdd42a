package dev.lodestone.store.expression;

import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Binary;
import dev.lodestone.store.value.DynamoNumber;
import dev.lodestone.store.value.Item;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Short ways to write attribute values in tests. */
public final class Values {
    public static final AttributeValue TRUE = AttributeValue.BOOL.TRUE;
    public static final AttributeValue NULL = AttributeValue.NULL.INSTANCE;

    private Values() {}

    public static AttributeValue s(String value) {
        return new AttributeValue.S(value);
    }

    public static AttributeValue n(String value) {
        return new AttributeValue.N(DynamoNumber.parse(value));
    }

    public static AttributeValue n(long value) {
        return new AttributeValue.N(DynamoNumber.of(value));
    }

    public static AttributeValue b(String latin) {
        return new AttributeValue.B(Binary.wrap(latin.getBytes(StandardCharsets.ISO_8859_1)));
    }

    public static AttributeValue ss(String... values) {
        return new AttributeValue.SS(new LinkedHashSet<>(Arrays.asList(values)));
    }

    public static AttributeValue ns(long... values) {
        LinkedHashSet<DynamoNumber> numbers = new LinkedHashSet<>();
        for (long value : values) {
            numbers.add(DynamoNumber.of(value));
        }
        return new AttributeValue.NS(numbers);
    }

    public static AttributeValue l(AttributeValue... values) {
        return new AttributeValue.L(List.of(values));
    }

    /** A map of the names and values that follow each other. */
    public static AttributeValue m(Object... namesAndValues) {
        return new AttributeValue.M(map(namesAndValues));
    }

    /** An item of the names and values that follow each other. */
    public static Item item(Object... namesAndValues) {
        return new Item(map(namesAndValues));
    }

    public static Map<String, AttributeValue> map(Object... namesAndValues) {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            map.put((String) namesAndValues[at], (AttributeValue) namesAndValues[at + 1]);
        }
        return map;
    }
}
