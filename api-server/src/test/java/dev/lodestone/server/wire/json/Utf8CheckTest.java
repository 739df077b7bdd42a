package dev.lodestone.server.wire.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8CheckTest {
    /** Bytes at which the rules change. */
    private static final int[] EDGES = {
        0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef,
        0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff
    };

    @Test
    void agreesWithTheJdkOnWhatIsWellFormed() {
        Random random = new Random(1);
        for (int i = 0; i < 300_000; i++) {
            byte[] bytes = new byte[random.nextInt(6) + (i % 50 == 0 ? 16 : 0)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) (at > 5 ? 'x' : EDGES[random.nextInt(EDGES.length)]);
            }
            assertEquals(decodes(bytes), Utf8Check.isWellFormed(bytes, 0, bytes.length));
        }
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
