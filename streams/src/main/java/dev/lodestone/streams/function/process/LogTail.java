package dev.lodestone.streams.function.process;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The last bytes of a log. Not thread-safe. */
final class LogTail {
    /** As many as the service gives with a result. */
    private static final int KEPT = 4096;

    private final byte[] ring = new byte[KEPT];
    private long written;

    void clear() {
        written = 0;
    }

    void add(String line) {
        for (byte octet : line.getBytes(StandardCharsets.UTF_8)) {
            add(octet);
        }
        add((byte) '\n');
    }

    private void add(byte octet) {
        ring[(int) (written++ % KEPT)] = octet;
    }

    /** A copy of what is there; characters that are cut at its beginning are left out. */
    byte[] bytes() {
        int length = (int) Math.min(written, KEPT);
        byte[] result = new byte[length];
        for (int at = 0; at < length; at++) {
            result[at] = ring[(int) ((written - length + at) % KEPT)];
        }
        int start = 0;
        while (written > KEPT && start < length && (result[start] & 0xC0) == 0x80) {
            start++;
        }
        return Arrays.copyOfRange(result, start, length);
    }
}
