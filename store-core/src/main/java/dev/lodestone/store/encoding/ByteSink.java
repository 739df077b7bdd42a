package dev.lodestone.store.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing row of bytes. Used by one thread. */
final class ByteSink {
    private byte[] bytes;
    private int length;

    ByteSink(int capacity) {
        bytes = new byte[capacity];
    }

    int length() {
        return length;
    }

    void truncate(int newLength) {
        length = newLength;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    void putByte(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
    }

    void putBytes(byte[] source, int offset, int count) {
        ensure(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /** Seven bits a byte, the lowest first; the high bit says that more follow. */
    void putVarint(int value) {
        ensure(5);
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** Leaves room for an int to be set later, and returns where. */
    int reserveInt() {
        ensure(Integer.BYTES);
        int at = length;
        length += Integer.BYTES;
        return at;
    }

    void setInt(int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }

    /** The string in UTF-8, preceded by its length as a varint. Text in ASCII is copied without an encoder. */
    void putString(String string) {
        int chars = string.length();
        putVarint(chars);
        ensure(chars);
        int start = length;
        for (int at = 0; at < chars; at++) {
            char c = string.charAt(at);
            if (c >= 0x80) {
                length = start - varintLength(chars);
                putLengthAndBytes(string.getBytes(StandardCharsets.UTF_8));
                return;
            }
            bytes[length++] = (byte) c;
        }
    }

    void putLengthAndBytes(byte[] source) {
        putVarint(source.length);
        putBytes(source, 0, source.length);
    }

    private static int varintLength(int value) {
        return value == 0 ? 1 : (38 - Integer.numberOfLeadingZeros(value)) / 7;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
