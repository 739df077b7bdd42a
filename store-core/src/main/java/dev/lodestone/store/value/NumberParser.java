package dev.lodestone.store.value;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.error.DynamoDbException;

/**
 * Reads the text of one number: {@code [+-] digits [. digits] [(e|E) [+-] digits]}, where one side of the point may lack
 * its digits. It takes time in proportion to the text whatever the digits and exponent, so a hostile text costs no more
 * than a long one.
 */
final class NumberParser {
    /** An exponent beyond this is out of range with any mantissa that fits into a request. */
    private static final long EXPONENT_BOUND = 1_000_000_000L;

    private final String text;
    private int at;

    private final StringBuilder digits = new StringBuilder();
    private int trailingZeros;
    private int mantissaDigits;
    private long scale;

    NumberParser(String text) {
        this.text = text;
    }

    DynamoNumber parse() {
        boolean negative = readSign();
        readMantissa(false);
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            readMantissa(true);
        }
        if (mantissaDigits == 0) {
            throw notANumber();
        }
        long exponent = readExponent();
        if (at != text.length()) {
            throw notANumber();
        }
        return DynamoNumber.ofDigits(negative, digits.toString(), scale - trailingZeros - exponent);
    }

    private boolean readSign() {
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            return text.charAt(at++) == '-';
        }
        return false;
    }

    private void readMantissa(boolean fraction) {
        for (; at < text.length() && isDigit(text.charAt(at)); at++) {
            mantissaDigits++;
            if (fraction) {
                scale++;
            }
            readDigit(text.charAt(at));
        }
    }

    /** Zeros count only once a significant digit follows them. */
    private void readDigit(char digit) {
        if (digit == '0') {
            if (!digits.isEmpty()) {
                trailingZeros++;
            }
            return;
        }
        for (; trailingZeros > 0; trailingZeros--) {
            appendDigit('0');
        }
        appendDigit(digit);
    }

    /** One digit too many is enough to know that there are too many; their places still count. */
    private void appendDigit(char digit) {
        if (digits.length() <= DynamoNumber.MAXIMUM_DIGITS) {
            digits.append(digit);
        }
    }

    private long readExponent() {
        if (at == text.length() || (text.charAt(at) != 'e' && text.charAt(at) != 'E')) {
            return 0;
        }
        at++;
        boolean negative = readSign();
        int start = at;
        long exponent = 0;
        for (; at < text.length() && isDigit(text.charAt(at)); at++) {
            exponent = Math.min(exponent * 10 + (text.charAt(at) - '0'), EXPONENT_BOUND);
        }
        if (at == start) {
            throw notANumber();
        }
        return negative ? -exponent : exponent;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private DynamoDbException notANumber() {
        return validation("The parameter cannot be converted to a numeric value" + (text.isEmpty() ? "" : ": " + text));
    }
}
