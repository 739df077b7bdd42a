package dev.lodestone.store.constraint;

import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.Supplied;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes structures as the service prints them in the messages of violated constraints:
 * {@code Put(item={pk=AttributeValue(s=a, …)}, …)}. Used by one thread.
 */
public final class ShapeText {
    private static final AttributeType[] PRINTED = {
        AttributeType.S,
        AttributeType.N,
        AttributeType.B,
        AttributeType.SS,
        AttributeType.NS,
        AttributeType.BS,
        AttributeType.M,
        AttributeType.L,
        AttributeType.NULL,
        AttributeType.BOOL
    };

    private final StringBuilder text;
    private boolean empty = true;

    /** A structure of this shape, with no members so far. */
    public ShapeText(String shape) {
        text = new StringBuilder(shape).append('(');
    }

    /** Adds a member, which may be null. */
    public ShapeText member(String name, Object value) {
        text.append(empty ? "" : ", ").append(name).append('=').append(value);
        empty = false;
        return this;
    }

    /** Adds a member that is an item or a key, which may be null; one with a fault is printed as null. */
    public ShapeText item(String name, Supplied<Item> supplied) {
        Item item = supplied == null ? null : supplied.orNull();
        return member(name, item == null ? null : printed(item.attributes()));
    }

    /** Adds a member that is a list of values, which may be null; a value with a fault is printed as null. */
    public ShapeText values(String name, List<Supplied<AttributeValue>> supplied) {
        if (supplied == null) {
            return member(name, null);
        }
        List<Object> printed = new ArrayList<>(supplied.size());
        for (Supplied<AttributeValue> value : supplied) {
            printed.add(value == null || value.orNull() == null ? null : printed(value.orNull()));
        }
        return member(name, printed);
    }

    @Override
    public String toString() {
        return text + ")";
    }

    private static Object printed(Map<String, AttributeValue> attributes) {
        Map<String, Object> printed = new TreeMap<>();
        attributes.forEach((name, value) -> printed.put(name, printed(value)));
        return printed;
    }

    private static Object printed(AttributeValue value) {
        ShapeText shape = new ShapeText("AttributeValue");
        for (AttributeType type : PRINTED) {
            shape.member(memberName(type), type == value.type() ? content(value) : null);
        }
        return shape;
    }

    private static String memberName(AttributeType type) {
        String name = type.name();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static Object content(AttributeValue value) {
        return switch (value.type()) {
            case S -> ((AttributeValue.S) value).value();
            case N -> ((AttributeValue.N) value).value();
            case B -> ((AttributeValue.B) value).value();
            case BOOL -> ((AttributeValue.BOOL) value).value();
            case NULL -> true;
            case SS -> ((AttributeValue.SS) value).values();
            case NS -> ((AttributeValue.NS) value).values();
            case BS -> ((AttributeValue.BS) value).values();
            case L -> elements(((AttributeValue.L) value).values());
            case M -> printed(((AttributeValue.M) value).values());
        };
    }

    private static List<Object> elements(List<AttributeValue> values) {
        List<Object> printed = new ArrayList<>(values.size());
        for (AttributeValue value : values) {
            printed.add(printed(value));
        }
        return printed;
    }
}
