package dev.lodestone.store.expression.binding;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.value.Utf8;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One of the maps {@code ExpressionAttributeNames} and {@code ExpressionAttributeValues}: what each placeholder stands for,
 * and which of them the expressions of the request have used. For one request, not thread-safe.
 */
final class Placeholders<T> {
    /** The length of a placeholder in bytes. */
    private static final int MAX_LENGTH = 255;

    private final String parameter;
    private final Map<String, T> meanings;
    private final Set<String> used;

    /**
     * @param parameter the name of the request parameter
     * @param sign what every placeholder starts with
     * @param meanings the map of the request, or null if it has none
     */
    Placeholders(String parameter, char sign, Map<String, T> meanings) {
        this.parameter = parameter;
        this.meanings = meanings == null ? Map.of() : meanings;
        this.used = new HashSet<>();
        if (meanings != null) {
            checkKeys(sign);
        }
    }

    private void checkKeys(char sign) {
        if (meanings.isEmpty()) {
            throw validation(parameter + " must not be empty");
        }
        for (String key : meanings.keySet()) {
            if (Utf8.length(key) > MAX_LENGTH) {
                throw validation(parameter + " contains invalid key: The key has exceeded the maximum length of "
                        + MAX_LENGTH + " bytes; key: \"" + key + "\"");
            }
            if (!isPlaceholder(sign, key)) {
                throw validation(parameter + " contains invalid key: Syntax error; key: \"" + key + "\"");
            }
        }
    }

    private static boolean isPlaceholder(char sign, String key) {
        if (key.length() < 2 || key.charAt(0) != sign) {
            return false;
        }
        for (int at = 1; at < key.length(); at++) {
            char c = key.charAt(at);
            boolean fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** What the placeholder stands for, or null if it is not defined; takes note that it is used. */
    T use(String placeholder) {
        T meaning = meanings.get(placeholder);
        if (meaning != null) {
            used.add(placeholder);
        }
        return meaning;
    }

    void refuseUnused() {
        if (used.size() == meanings.size()) {
            return;
        }
        StringBuilder unused = new StringBuilder();
        for (String key : meanings.keySet()) {
            if (!used.contains(key)) {
                unused.append(unused.isEmpty() ? "" : ", ").append(key);
            }
        }
        throw validation("Value provided in " + parameter + " unused in expressions: keys: {" + unused + "}");
    }
}
