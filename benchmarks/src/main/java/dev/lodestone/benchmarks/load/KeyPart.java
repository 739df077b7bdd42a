package dev.lodestone.benchmarks.load;

/**
 * A number within a request body that changes from request to request. In the text of a body it stands as two
 * characters, the mark of the part and the ordinal of the item that it belongs to; encoded, as {@link #DIGITS} digits.
 */
enum KeyPart {
    PARTITION('\u0001'),
    SORT('\u0002'),
    /** The attribute that an index is on: a random number, so that a put moves the index entry. */
    OWNER('\u0003');

    static final int DIGITS = 7;

    private final char mark;

    KeyPart(char mark) {
        this.mark = mark;
    }

    /** The text that stands for this part of the item with the given ordinal within the request. */
    String of(int ordinal) {
        return String.valueOf(new char[] {mark, (char) ordinal});
    }

    /** A number as it stands in an encoded request. */
    static String digits(int number) {
        String plain = Integer.toString(number);
        return "0".repeat(DIGITS - plain.length()) + plain;
    }

    /** The part that a character marks, or null for an ordinary character. */
    static KeyPart marked(char c) {
        for (KeyPart part : values()) {
            if (part.mark == c) {
                return part;
            }
        }
        return null;
    }
}
