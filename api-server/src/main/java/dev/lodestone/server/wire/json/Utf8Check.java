package dev.lodestone.server.wire.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tells whether bytes are well-formed UTF-8, which the JSON parser does not: it takes overlong forms and encoded
 * surrogates as they come.
 *
 * @see <a href="https://www.unicode.org/versions/latest/core-spec/chapter-3/">Unicode, table 3-7: well-formed UTF-8 byte
 *     sequences</a>
 */
final class Utf8Check {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_ASCII = 0x8080808080808080L;

    private Utf8Check() {}

    static boolean isWellFormed(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end) {
            if (at + 8 <= end && ((long) LONGS.get(bytes, at) & NOT_ASCII) == 0) {
                at += 8;
            } else if (bytes[at] >= 0) {
                at++;
            } else {
                int size = sequence(bytes, at, end);
                if (size == 0) {
                    return false;
                }
                at += size;
            }
        }
        return true;
    }

    /** The length of the sequence of several bytes that begins here, 0 if it is none. */
    private static int sequence(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xff;
        int second = at + 1 < end ? bytes[at + 1] & 0xff : 0;
        if (first < 0xe0) {
            return first >= 0xc2 && isContinuation(second) ? 2 : 0;
        } else if (first < 0xf0) {
            int least = first == 0xe0 ? 0xa0 : 0x80;
            int most = first == 0xed ? 0x9f : 0xbf;
            return second >= least && second <= most && continues(bytes, at + 2, end) ? 3 : 0;
        }
        int least = first == 0xf0 ? 0x90 : 0x80;
        int most = first == 0xf4 ? 0x8f : 0xbf;
        boolean wellFormed = first <= 0xf4
                && second >= least
                && second <= most
                && continues(bytes, at + 2, end)
                && continues(bytes, at + 3, end);
        return wellFormed ? 4 : 0;
    }

    private static boolean continues(byte[] bytes, int at, int end) {
        return at < end && isContinuation(bytes[at] & 0xff);
    }

    private static boolean isContinuation(int value) {
        return (value & 0xc0) == 0x80;
    }

    /** Whether the text has half of a surrogate pair in it, which no UTF-8 can hold. */
    static boolean hasLoneSurrogate(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1));
                if (!pair) {
                    return true;
                }
                at++;
            }
        }
        return false;
    }
}
