package dev.lodestone.store.changelog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int HEADER = 3 * Integer.BYTES;

    static SharedEnds of(byte[] image, byte[] other) {
        int shorter = Math.min(image.length, other.length);
        int mismatch = Arrays.mismatch(image, other);
        int prefix = mismatch < 0 ? shorter : mismatch;
        return new SharedEnds(image, prefix, suffix(image, other, shorter - prefix));
    }

    /** How many bytes at the end are the same, up to a limit. Most are, so eight at a time are looked at. */
    private static int suffix(byte[] image, byte[] other, int limit) {
        int suffix = 0;
        while (limit - suffix >= Long.BYTES
                && (long) LONG.get(image, image.length - suffix - Long.BYTES)
                        == (long) LONG.get(other, other.length - suffix - Long.BYTES)) {
            suffix += Long.BYTES;
        }
        while (suffix < limit && image[image.length - 1 - suffix] == other[other.length - 1 - suffix]) {
            suffix++;
        }
        return suffix;
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
