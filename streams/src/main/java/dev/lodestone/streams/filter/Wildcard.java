package dev.lodestone.streams.filter;

import java.util.ArrayList;
import java.util.List;

/** A string in which {@code *} stands for any characters, {@code \*} and {@code \\} for themselves. Immutable. */
final class Wildcard {
    /** What is between the asterisks. */
    private final List<String> parts;

    private Wildcard(List<String> parts) {
        this.parts = List.copyOf(parts);
    }

    static ValueMatcher parse(String string) throws InvalidPattern {
        String text = FieldValue.quoted(ValueMatcher.clean(string));
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*') {
                if (text.charAt(i + 1) == '*') {
                    throw new InvalidPattern("Two asterisks in a row");
                }
                parts.add(part.toString());
                part.setLength(0);
            } else if (c == '\\') {
                part.append(escaped(text.charAt(++i)));
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return new ValueMatcher.Glob(new Wildcard(parts));
    }

    private static char escaped(char c) throws InvalidPattern {
        if (c != '*' && c != '\\') {
            throw new InvalidPattern("Neither an asterisk nor a backslash after a backslash");
        }
        return c;
    }

    boolean match(String text) {
        int last = parts.size() - 1;
        String first = parts.get(0);
        if (last == 0) {
            return text.equals(first);
        }
        int end = text.length() - parts.get(last).length();
        if (!text.startsWith(first) || !text.endsWith(parts.get(last))) {
            return false;
        }
        int at = first.length();
        for (int i = 1; i < last; i++) {
            int found = text.indexOf(parts.get(i), at);
            if (found < 0) {
                return false;
            }
            at = found + parts.get(i).length();
        }
        return at <= end;
    }
}
