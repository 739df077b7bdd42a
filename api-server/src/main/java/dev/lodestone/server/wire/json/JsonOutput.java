package dev.lodestone.server.wire.json;

import java.nio.charset.StandardCharsets;

/**
 * Writes JSON, value by value, and puts commas and colons between. Whoever calls it sees to it that structures have names
 * and that what is started is ended. Used by one thread.
 */
final class JsonOutput {
    private static final byte[] BASE64 = ascii("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    private static final byte[] HEX = ascii("0123456789ABCDEF");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    /** What follows the backslash where an ASCII character must be escaped, 'u' for a code in hexadecimals; 0 otherwise. */
    private static final byte[] ESCAPES = escapes();

    private final BodyBuffer body = new BodyBuffer();

    /** Whether a value or name that comes next must be set off from one before it. */
    private boolean afterValue;

    private static byte[] escapes() {
        byte[] escapes = new byte[128];
        for (int control = 0; control < ' '; control++) {
            escapes[control] = 'u';
        }
        escapes['\b'] = 'b';
        escapes['\t'] = 't';
        escapes['\n'] = 'n';
        escapes['\f'] = 'f';
        escapes['\r'] = 'r';
        escapes['"'] = '"';
        escapes['\\'] = '\\';
        return escapes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    BodyBuffer body() {
        return body;
    }

    void start(char bracket) {
        separate();
        body.put((byte) bracket);
        afterValue = false;
    }

    void end(char bracket) {
        body.put((byte) bracket);
        afterValue = true;
    }

    void name(String name) {
        string(name);
        colon();
    }

    void name(byte[] utf8, int offset, int length) {
        string(utf8, offset, length);
        colon();
    }

    private void colon() {
        body.put((byte) ':');
        afterValue = false;
    }

    /** Most strings are short, and in ASCII: such go into the body as they are. */
    void string(String value) {
        if (isPlain(value)) {
            separate();
            body.putQuoted(value);
            return;
        }
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        string(utf8, 0, utf8.length);
    }

    void string(byte[] utf8, int offset, int length) {
        int plain = plainLength(utf8, offset, length);
        if (plain == length) {
            plainString(utf8, offset, length);
        } else {
            escapedString(utf8, offset, length, plain);
        }
    }

    /** Whether the characters are in ASCII, and none must be escaped. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ESCAPES.length || ESCAPES[c] != 0) {
                return false;
            }
        }
        return true;
    }

    /** How many bytes come before the first that must be escaped. */
    private static int plainLength(byte[] utf8, int offset, int length) {
        for (int i = 0; i < length; i++) {
            byte b = utf8[offset + i];
            if (b >= 0 && ESCAPES[b] != 0) {
                return i;
            }
        }
        return length;
    }

    private void escapedString(byte[] utf8, int offset, int length, int plain) {
        separate();
        body.put((byte) '"');
        body.put(utf8, offset, plain);
        for (int at = offset + plain; at < offset + length; at++) {
            byte b = utf8[at];
            if (b >= 0 && ESCAPES[b] != 0) {
                escape(b);
            } else {
                body.put(b);
            }
        }
        body.put((byte) '"');
    }

    private void escape(byte character) {
        body.put((byte) '\\');
        body.put(ESCAPES[character]);
        if (ESCAPES[character] == 'u') {
            body.put((byte) '0');
            body.put((byte) '0');
            body.put(HEX[character >> 4]);
            body.put(HEX[character & 0xf]);
        }
    }

    /** A string of characters of which none must be escaped. */
    void plainString(byte[] ascii, int offset, int length) {
        separate();
        body.putQuoted(ascii, offset, length);
    }

    /** A string with the bytes in Base64. */
    void base64(byte[] bytes, int offset, int length) {
        separate();
        body.reserve(4 * ((length + 2) / 3) + 2);
        body.put((byte) '"');
        int end = offset + length;
        int at = offset;
        for (; at + 3 <= end; at += 3) {
            quantum((bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff), 4);
        }
        if (at + 2 == end) {
            quantum((bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8, 3);
            body.put((byte) '=');
        } else if (at + 1 == end) {
            quantum((bytes[at] & 0xff) << 16, 2);
            body.put((byte) '=');
            body.put((byte) '=');
        }
        body.put((byte) '"');
    }

    /** The first of the four characters that stand for 24 bits. */
    private void quantum(int bits, int characters) {
        for (int i = 0; i < characters; i++) {
            body.put(BASE64[bits >> (18 - 6 * i) & 0x3f]);
        }
    }

    /** Starts a structure with its first name: text that ends where a value must follow. */
    void opening(byte[] ascii) {
        literal(ascii);
        afterValue = false;
    }

    void bool(boolean value) {
        literal(value ? TRUE : FALSE);
    }

    void number(long value) {
        separate();
        body.put(Long.toString(value));
    }

    void number(double value) {
        literal(ascii(Double.toString(value)));
    }

    /** A number, or another literal, as it is written. */
    void literal(byte[] ascii) {
        separate();
        body.put(ascii, 0, ascii.length);
    }

    /** Ends what came before the value that is about to be written. */
    private void separate() {
        if (afterValue) {
            body.put((byte) ',');
        }
        afterValue = true;
    }
}
