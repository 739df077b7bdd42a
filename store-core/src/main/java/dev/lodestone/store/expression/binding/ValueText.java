package dev.lodestone.store.expression.binding;

import dev.lodestone.store.value.AttributeValue;
import java.util.Map;
import java.util.StringJoiner;

/** Attribute values as the service prints them in its messages: {@code {N:2}}, {@code {SS:[a, b]}}. */
final class ValueText {
    private ValueText() {}

    static String of(AttributeValue value) {
        return "{" + value.type() + ":" + content(value) + "}";
    }

    private static String content(AttributeValue value) {
        return switch (value.type()) {
            case S -> ((AttributeValue.S) value).value();
            case N -> ((AttributeValue.N) value).value().toString();
            case B -> ((AttributeValue.B) value).value().toString();
            case BOOL -> String.valueOf(((AttributeValue.BOOL) value).value());
            case NULL -> "true";
            case SS -> ((AttributeValue.SS) value).values().toString();
            case NS -> ((AttributeValue.NS) value).values().toString();
            case BS -> ((AttributeValue.BS) value).values().toString();
            case L -> list((AttributeValue.L) value);
            case M -> map((AttributeValue.M) value);
        };
    }

    private static String list(AttributeValue.L list) {
        StringJoiner joiner = new StringJoiner(", ", "[", "]");
        for (AttributeValue element : list.values()) {
            joiner.add(of(element));
        }
        return joiner.toString();
    }

    private static String map(AttributeValue.M map) {
        StringJoiner joiner = new StringJoiner(", ", "{", "}");
        for (Map.Entry<String, AttributeValue> member : map.values().entrySet()) {
            joiner.add(member.getKey() + "=" + of(member.getValue()));
        }
        return joiner.toString();
    }
}
