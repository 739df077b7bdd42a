package dev.lodestone.server.template.syntax;

import java.util.Set;

/**
 * A text, number, boolean or null.
 *
 * @param text as it is written, without its quotes
 * @param plain whether it is written without quotes, so that it may be something else than a text
 */
public record Scalar(Location location, String text, boolean plain) implements Node {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF");

    /** A text that comes from an expression at this place. */
    public static Scalar text(Location location, String text) {
        return new Scalar(location, text, false);
    }

    public boolean isNull() {
        return plain && NULLS.contains(text);
    }

    /** The boolean that is meant, quoted or not; null if none is. */
    public Boolean asBoolean() {
        if (text.equals("true") || (plain && TRUE.contains(text))) {
            return Boolean.TRUE;
        }
        boolean isFalse = text.equals("false") || (plain && FALSE.contains(text));
        return isFalse ? Boolean.FALSE : null;
    }

    /** The whole number that is meant, quoted or not; null if none is. */
    public Long asInteger() {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Override
    public String kind() {
        return isNull() ? "nothing" : "'" + (text.length() <= 60 ? text : text.substring(0, 60) + "…") + "'";
    }
}
