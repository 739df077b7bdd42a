package dev.lodestone.store.changelog;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The bytes of one image as what tells them from those of another: most changes leave most of an item as it was. Immutable.
 *
 * <pre>
 * offset  length  content
 *  0       4      how many bytes at the beginning are those of the other image
 *  4       4      how many bytes at the end are
 *  8       4      how many bytes lie between
 * 12       …      those between
 * </pre>
 *
 * <p>All numbers are big-endian.
 */
record SharedEnds(byte[] image, int prefix, int suffix) {
    private static final int HEADER = 3 * Integer.BYTES;

    static SharedEnds of(byte[] image, byte[] other) {
        int shorter = Math.min(image.length, other.length);
        int mismatch = Arrays.mismatch(image, other);
        int prefix = mismatch < 0 ? shorter : mismatch;
        int suffix = 0;
        while (suffix < shorter - prefix && image[image.length - 1 - suffix] == other[other.length - 1 - suffix]) {
            suffix++;
        }
        return new SharedEnds(image, prefix, suffix);
    }

    /** How many bytes it takes. */
    int length() {
        return HEADER + between();
    }

    private int between() {
        return image.length - prefix - suffix;
    }

    void writeTo(ByteBuffer target) {
        target.putInt(prefix).putInt(suffix).putInt(between()).put(image, prefix, between());
    }

    /** The image whose difference from the other one was written. */
    static byte[] read(ByteBuffer source, byte[] other) {
        int prefix = source.getInt();
        int suffix = source.getInt();
        int between = source.getInt();
        byte[] image = Arrays.copyOf(other, prefix + between + suffix);
        source.get(image, prefix, between);
        System.arraycopy(other, other.length - suffix, image, prefix + between, suffix);
        return image;
    }
}
