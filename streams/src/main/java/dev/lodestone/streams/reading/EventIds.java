package dev.lodestone.streams.reading;

import dev.lodestone.store.catalog.Stream;
import java.nio.charset.StandardCharsets;

/**
 * The ids of a stream's records: 32 hexadecimal digits, always the same ones for a record, and other ones for each other
 * record. Immutable.
 */
final class EventIds {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final long stream;

    EventIds(Stream stream) {
        this.stream = mixed((long) stream.tableId().hashCode() << 32
                | Integer.toUnsignedLong(stream.label().hashCode()));
    }

    String of(long position) {
        byte[] digits = new byte[32];
        put(mixed(position ^ stream), digits, 0);
        put(mixed(position), digits, 16);
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    private static void put(long bits, byte[] digits, int offset) {
        for (int i = 0; i < 16; i++) {
            digits[offset + i] = HEX[(int) (bits >>> (60 - 4 * i)) & 0xf];
        }
    }

    /** Spreads numbers that resemble each other, one to one: the last step of the generator SplitMix64. */
    private static long mixed(long number) {
        long z = number + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
