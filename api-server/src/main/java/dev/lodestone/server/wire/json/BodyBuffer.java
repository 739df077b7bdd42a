package dev.lodestone.server.wire.json;

import java.util.Arrays;

/** The bytes of a body, in an array that grows and can be had without a copy. Used by one thread. */
public final class BodyBuffer {
    private static final int FIRST_CAPACITY = 512;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int size;

    BodyBuffer() {}

    /** An array that begins with the body; {@link #size} says where it ends. */
    public byte[] array() {
        return bytes;
    }

    public int size() {
        return size;
    }

    void put(byte value) {
        reserve(1);
        bytes[size++] = value;
    }

    void put(byte[] source, int offset, int length) {
        reserve(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    /** The same, between quotes. */
    void putQuoted(byte[] source, int offset, int length) {
        reserve(length + 2);
        bytes[size] = '"';
        System.arraycopy(source, offset, bytes, size + 1, length);
        bytes[size + length + 1] = '"';
        size += length + 2;
    }

    /** Text of which every character is in ASCII. */
    void put(String ascii) {
        reserve(ascii.length());
        putReserved(ascii);
    }

    private void putReserved(String ascii) {
        byte[] target = bytes;
        int at = size;
        for (int i = 0; i < ascii.length(); i++) {
            target[at++] = (byte) ascii.charAt(i);
        }
        size = at;
    }

    /** The same, between quotes. */
    void putQuoted(String ascii) {
        reserve(ascii.length() + 2);
        bytes[size++] = '"';
        putReserved(ascii);
        bytes[size++] = '"';
    }

    /** Makes room for this many more bytes. */
    void reserve(int more) {
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), grown()));
        }
    }

    private int grown() {
        return bytes.length > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE - 8 : 2 * bytes.length;
    }
}
