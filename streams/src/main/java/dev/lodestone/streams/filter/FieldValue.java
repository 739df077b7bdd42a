package dev.lodestone.streams.filter;

/**
 * A value in a record that is neither an object nor a list. Immutable.
 *
 * @param text as the JSON has it, strings in quotation marks but with nothing escaped; so that no string equals a number
 * @param number what it is as a number; NaN for all else, and for numbers that cannot be compared
 * @param element the innermost element of a list that it is within, null if it is in none
 * @param next another value of the same field, or null
 */
record FieldValue(String text, double number, ArrayElement element, FieldValue next) {
    static final char QUOTE = '"';

    static String quoted(String string) {
        return QUOTE + string + QUOTE;
    }

    /** What is between the quotation marks, or null if this is no string. */
    String string() {
        return text.charAt(0) == QUOTE ? text.substring(1, text.length() - 1) : null;
    }
}
