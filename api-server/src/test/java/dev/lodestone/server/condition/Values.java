package dev.lodestone.server.condition;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Attribute values as plain objects of Java, whose own equality serves the model: String, BigDecimal without trailing
 * zeros, Bytes, Boolean, an empty Optional for the null value, Set of one of the first three, List, Map.
 */
final class Values {
    /** A binary value, each of whose bytes is a char of Latin-1 here. */
    record Bytes(String latin) {
        byte[] array() {
            return latin.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    static final Object NULL = Optional.empty();

    private Values() {}

    static BigDecimal number(String text) {
        return new BigDecimal(text).stripTrailingZeros();
    }

    /** The name by which the API calls the type of the value. */
    static String type(Object value) {
        if (value instanceof Set<?> set) {
            return type(set.iterator().next()) + "S";
        } else if (value instanceof String) {
            return "S";
        } else if (value instanceof BigDecimal) {
            return "N";
        } else if (value instanceof Bytes) {
            return "B";
        } else if (value instanceof Boolean) {
            return "BOOL";
        } else if (value instanceof List<?>) {
            return "L";
        }
        return value instanceof Map<?, ?> ? "M" : "NULL";
    }

    /** The value as JSON with its type, as requests have it. */
    static String json(Object value) {
        String content;
        if (value instanceof Set<?> set) {
            content = set.stream().map(Values::scalarJson).collect(Collectors.joining(",", "[", "]"));
        } else if (value instanceof List<?> list) {
            content = list.stream().map(Values::json).collect(Collectors.joining(",", "[", "]"));
        } else if (value instanceof Map<?, ?> map) {
            content = map.entrySet().stream()
                    .map(entry -> scalarJson(entry.getKey()) + ":" + json(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        } else {
            content = scalarJson(value);
        }
        return "{\"" + type(value) + "\":" + content + "}";
    }

    private static String scalarJson(Object value) {
        if (value instanceof String string) {
            return quoted(string);
        } else if (value instanceof Bytes binary) {
            return quoted(Base64.getEncoder().encodeToString(binary.array()));
        } else if (value instanceof BigDecimal number) {
            return quoted(number.toString());
        }
        return value instanceof Boolean ? value.toString() : "true";
    }

    /** The text as a string of JSON. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\\' || c < ' ' || c > '~') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** Whether PartiQL has a literal for the value: binary values have to be parameters. */
    static boolean hasLiteral(Object value) {
        if (value instanceof Set<?> set) {
            return hasLiteral(set.iterator().next());
        } else if (value instanceof List<?> list) {
            return list.stream().allMatch(Values::hasLiteral);
        } else if (value instanceof Map<?, ?> map) {
            return map.values().stream().allMatch(Values::hasLiteral);
        }
        return !(value instanceof Bytes);
    }

    /** The value as a literal of PartiQL. */
    static String literal(Object value) {
        if (value instanceof Set<?> set) {
            return set.stream().map(Values::literal).collect(Collectors.joining(", ", "<<", ">>"));
        } else if (value instanceof List<?> list) {
            return list.stream().map(Values::literal).collect(Collectors.joining(",", "[", "]"));
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> literal(entry.getKey()) + ": " + literal(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (value instanceof String string) {
            return "'" + string.replace("'", "''") + "'";
        } else if (value instanceof BigDecimal || value instanceof Boolean) {
            return value.toString();
        }
        return "null";
    }

    /** The bytes by which strings and binary values are ordered and searched, or null for other types. */
    static byte[] bytes(Object value) {
        if (value instanceof String string) {
            return string.getBytes(StandardCharsets.UTF_8);
        }
        return value instanceof Bytes binary ? binary.array() : null;
    }
}
