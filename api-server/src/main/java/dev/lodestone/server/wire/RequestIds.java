package dev.lodestone.server.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes values for {@code x-amzn-RequestId}: 52 characters of {@code 0-9A-V}, of which the service leaves the second half always
 * the same. They only tell answers apart, so that they need no secrecy and no source that can be set. Thread-safe.
 */
public final class RequestIds {
    /** How many characters an id has. */
    public static final int LENGTH = 52;

    private static final byte[] DIGITS = ascii("0123456789ABCDEFGHIJKLMNOPQRSTUV");
    private static final byte[] ENDING = ascii("VV4KQNSO5AEMVJF66Q9ASUAAJG");
    private static final int DIGITS_PER_LONG = 12;

    private RequestIds() {}

    /** A new id. */
    public static String next() {
        byte[] id = new byte[LENGTH];
        write(id, 0);
        return new String(id, US_ASCII);
    }

    /** Writes a new id into the array. */
    public static void write(byte[] target, int offset) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int position = writeDigits(random.nextLong(), DIGITS_PER_LONG, target, offset);
        position = writeDigits(random.nextLong(), DIGITS_PER_LONG, target, position);
        position = writeDigits(random.nextLong(), LENGTH - ENDING.length - 2 * DIGITS_PER_LONG, target, position);
        System.arraycopy(ENDING, 0, target, position, ENDING.length);
    }

    private static int writeDigits(long bits, int count, byte[] target, int offset) {
        long rest = bits;
        for (int i = 0; i < count; i++) {
            target[offset + i] = DIGITS[(int) (rest & 31)];
            rest >>>= 5;
        }
        return offset + count;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
