package dev.lodestone.streams.filter;

import java.util.Locale;

/**
 * A string whose characters may each be in upper or lower case. A case may have another length: {@code ß} also reads
 * {@code SS}. Immutable.
 */
final class IgnoringCase {
    private final String[] lower;
    private final String[] upper;
    private final boolean fromStart;
    private final boolean toEnd;

    private IgnoringCase(String text, boolean fromStart, boolean toEnd) {
        this.lower = new String[text.length()];
        this.upper = new String[text.length()];
        this.fromStart = fromStart;
        this.toEnd = toEnd;
        for (int i = 0; i < lower.length; i++) {
            String character = text.substring(i, i + 1);
            lower[i] = ValueMatcher.clean(character.toLowerCase(Locale.ROOT));
            upper[i] = ValueMatcher.clean(character.toUpperCase(Locale.ROOT));
        }
    }

    static ValueMatcher whole(String string) {
        return new ValueMatcher.AnyCase(new IgnoringCase(FieldValue.quoted(string), true, true));
    }

    static ValueMatcher prefix(String string) {
        return new ValueMatcher.AnyCase(new IgnoringCase(FieldValue.QUOTE + string, true, false));
    }

    static ValueMatcher suffix(String string) {
        return new ValueMatcher.AnyCase(new IgnoringCase(string + FieldValue.QUOTE, false, true));
    }

    boolean match(String text) {
        return fromStart ? forwards(text, 0, 0) : backwards(text, text.length(), lower.length);
    }

    /** Whether a text goes on from a place as this does from a character. */
    private boolean forwards(String text, int place, int character) {
        int at = place;
        for (int i = character; i < lower.length; i++) {
            if (text.startsWith(lower[i], at)) {
                boolean both = lower[i].length() != upper[i].length() && text.startsWith(upper[i], at);
                if (both && forwards(text, at + upper[i].length(), i + 1)) {
                    return true;
                }
                at += lower[i].length();
            } else if (text.startsWith(upper[i], at)) {
                at += upper[i].length();
            } else {
                return false;
            }
        }
        return !toEnd || at == text.length();
    }

    /** Whether a text up to a place ends as this does before a character. */
    private boolean backwards(String text, int place, int character) {
        int at = place;
        for (int i = character - 1; i >= 0; i--) {
            if (endsWith(text, at, lower[i])) {
                boolean both = lower[i].length() != upper[i].length() && endsWith(text, at, upper[i]);
                if (both && backwards(text, at - upper[i].length(), i)) {
                    return true;
                }
                at -= lower[i].length();
            } else if (endsWith(text, at, upper[i])) {
                at -= upper[i].length();
            } else {
                return false;
            }
        }
        return true;
    }

    private static boolean endsWith(String text, int end, String part) {
        return text.startsWith(part, end - part.length());
    }
}
