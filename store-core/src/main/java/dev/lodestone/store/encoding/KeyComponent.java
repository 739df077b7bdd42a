package dev.lodestone.store.encoding;

import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DynamoNumber;
import java.nio.charset.StandardCharsets;

/**
 * The sortable form of one key attribute. The bytes of two values of one type compare as the values do, and no form is
 * the beginning of another.
 *
 * <pre>
 * string, binary   the bytes (of the UTF-8 form), each 00 written as 00 FF, then 00 01
 * number, zero     02
 * number, &gt; 0      03, exponent + 130, pairs of digits + 1 …, 00
 * number, &lt; 0      01, complement of: exponent + 130, pairs of digits + 1 …, 00
 * </pre>
 *
 * <p>The pairs are the significant digits two by two, from 00 to 99, a lone last digit taken as tens; the exponent is
 * that of the first digit.
 */
final class KeyComponent {
    private static final int ESCAPE = 0x00;
    private static final int ESCAPED_ZERO = 0xff;
    private static final int END = 0x01;
    private static final int NEGATIVE = 0x01;
    private static final int ZERO = 0x02;
    private static final int POSITIVE = 0x03;

    private KeyComponent() {}

    /** Appends the whole form of a value. */
    static void append(AttributeValue value, ByteSink sink) {
        if (value instanceof AttributeValue.N number) {
            appendNumber(number.value(), sink);
            return;
        }
        appendOpen(value, sink);
        sink.putByte(ESCAPE);
        sink.putByte(END);
    }

    /** Appends the form of a string or binary without its end, with which the forms of all that it begins begin too. */
    static void appendOpen(AttributeValue value, ByteSink sink) {
        for (byte b : rawBytes(value)) {
            sink.putByte(b);
            if (b == ESCAPE) {
                sink.putByte(ESCAPED_ZERO);
            }
        }
    }

    /** The plain bytes of a string or binary. */
    static byte[] rawBytes(AttributeValue value) {
        if (value instanceof AttributeValue.S string) {
            return string.value().getBytes(StandardCharsets.UTF_8);
        }
        if (value instanceof AttributeValue.B binary) {
            return binary.value().array();
        }
        throw new IllegalArgumentException("Neither string nor binary: " + value.type());
    }

    private static void appendNumber(DynamoNumber number, ByteSink sink) {
        if (number.signum() == 0) {
            sink.putByte(ZERO);
            return;
        }
        boolean negative = number.signum() < 0;
        int complement = negative ? 0xff : 0x00;
        sink.putByte(negative ? NEGATIVE : POSITIVE);
        sink.putByte((number.exponent() - DynamoNumber.MINIMUM_EXPONENT) ^ complement);
        String digits = number.digits().toString();
        for (int at = 0; at < digits.length(); at += 2) {
            int tens = digits.charAt(at) - '0';
            int ones = at + 1 < digits.length() ? digits.charAt(at + 1) - '0' : 0;
            sink.putByte((tens * 10 + ones + 1) ^ complement);
        }
        sink.putByte(complement);
    }
}
