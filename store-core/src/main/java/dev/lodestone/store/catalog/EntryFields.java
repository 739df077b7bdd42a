package dev.lodestone.store.catalog;

import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DynamoNumber;
import dev.lodestone.store.value.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Named fields of a catalogue entry, kept as an item so that fields can be added without a new format. */
final class EntryFields {
    private final Map<String, AttributeValue> fields;

    EntryFields() {
        this.fields = new LinkedHashMap<>();
    }

    EntryFields(Map<String, AttributeValue> fields) {
        this.fields = fields;
    }

    Item toItem() {
        return new Item(fields);
    }

    /** Sets a text; null leaves the field out. */
    EntryFields set(String name, String value) {
        if (value != null) {
            fields.put(name, new AttributeValue.S(value));
        }
        return this;
    }

    EntryFields set(String name, Enum<?> value) {
        return set(name, value == null ? null : value.name());
    }

    /** Sets a number; null leaves the field out. */
    EntryFields set(String name, Long value) {
        if (value != null) {
            fields.put(name, new AttributeValue.N(DynamoNumber.of(value)));
        }
        return this;
    }

    EntryFields set(String name, boolean value) {
        fields.put(name, AttributeValue.BOOL.of(value));
        return this;
    }

    /** Sets fields within a field; null leaves it out. */
    EntryFields set(String name, EntryFields value) {
        if (value != null) {
            fields.put(name, new AttributeValue.M(value.fields));
        }
        return this;
    }

    <T> EntryFields setList(String name, List<T> values, Function<T, EntryFields> encoder) {
        List<AttributeValue> list = new ArrayList<>();
        for (T value : values) {
            list.add(new AttributeValue.M(encoder.apply(value).fields));
        }
        fields.put(name, new AttributeValue.L(list));
        return this;
    }

    EntryFields setTexts(String name, List<String> values) {
        List<AttributeValue> list = new ArrayList<>();
        values.forEach(value -> list.add(new AttributeValue.S(value)));
        fields.put(name, new AttributeValue.L(list));
        return this;
    }

    EntryFields setTextMap(String name, Map<String, String> values) {
        Map<String, AttributeValue> map = new LinkedHashMap<>();
        values.forEach((key, value) -> map.put(key, new AttributeValue.S(value)));
        fields.put(name, new AttributeValue.M(map));
        return this;
    }

    String text(String name) {
        return fields.get(name) instanceof AttributeValue.S text ? text.value() : null;
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        String text = text(name);
        return text == null ? null : Enum.valueOf(type, text);
    }

    Long number(String name) {
        return fields.get(name) instanceof AttributeValue.N number
                ? Long.valueOf(number.value().toBigDecimal().longValueExact())
                : null;
    }

    long number(String name, long otherwise) {
        Long number = number(name);
        return number == null ? otherwise : number;
    }

    boolean flag(String name) {
        return fields.get(name) instanceof AttributeValue.BOOL flag && flag.value();
    }

    /** The fields within a field, or null. */
    EntryFields fields(String name) {
        return fields.get(name) instanceof AttributeValue.M map ? new EntryFields(map.values()) : null;
    }

    <T> List<T> list(String name, Function<EntryFields, T> decoder) {
        List<T> values = new ArrayList<>();
        for (AttributeValue value : elements(name)) {
            values.add(decoder.apply(new EntryFields(((AttributeValue.M) value).values())));
        }
        return values;
    }

    List<String> texts(String name) {
        List<String> values = new ArrayList<>();
        for (AttributeValue value : elements(name)) {
            values.add(((AttributeValue.S) value).value());
        }
        return values;
    }

    /** The texts within a field by their names; empty where there is none. */
    Map<String, String> textMap(String name) {
        Map<String, String> values = new LinkedHashMap<>();
        if (fields.get(name) instanceof AttributeValue.M map) {
            map.values().forEach((key, value) -> values.put(key, ((AttributeValue.S) value).value()));
        }
        return values;
    }

    private List<AttributeValue> elements(String name) {
        return fields.get(name) instanceof AttributeValue.L list ? list.values() : List.of();
    }
}
