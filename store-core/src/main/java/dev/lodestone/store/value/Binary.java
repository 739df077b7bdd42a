package dev.lodestone.store.value;

import java.util.Arrays;
import java.util.Base64;

/** An immutable row of bytes, compared as unsigned bytes, as the service compares binary values. */
public final class Binary implements Comparable<Binary> {
    private final byte[] bytes;

    private Binary(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes over the array: the caller must not change it afterwards. */
    public static Binary wrap(byte[] bytes) {
        return new Binary(bytes);
    }

    public int length() {
        return bytes.length;
    }

    /** The bytes themselves, without a copy; not to be changed. */
    public byte[] array() {
        return bytes;
    }

    @Override
    public int compareTo(Binary other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    /** Whether these bytes begin with the other's. */
    public boolean startsWith(Binary prefix) {
        return bytes.length >= prefix.bytes.length
                && Arrays.equals(bytes, 0, prefix.bytes.length, prefix.bytes, 0, prefix.bytes.length);
    }

    /** Whether the other's bytes stand somewhere within these. */
    public boolean contains(Binary part) {
        for (int at = 0; at + part.bytes.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + part.bytes.length, part.bytes, 0, part.bytes.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Binary binary && Arrays.equals(bytes, binary.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The bytes in base 64, as on the wire. */
    @Override
    public String toString() {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
