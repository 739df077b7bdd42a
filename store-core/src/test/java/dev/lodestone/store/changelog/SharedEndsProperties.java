package dev.lodestone.store.changelog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.ByteBuffer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever two images have in common, either is found again from the other and the difference. */
class SharedEndsProperties {
    @Property
    void anImageIsFoundAgain(@ForAll("images") byte[] image, @ForAll("images") byte[] other) {
        SharedEnds difference = SharedEnds.of(image, other);
        ByteBuffer written = ByteBuffer.allocate(difference.length());
        difference.writeTo(written);
        assertFalse(written.hasRemaining());
        assertArrayEquals(image, SharedEnds.read(written.flip(), other));
    }

    @Property
    void onlyWhatDiffersIsWritten(@ForAll("images") byte[] image) {
        assertEquals(3 * Integer.BYTES, SharedEnds.of(image, image).length());
    }

    /** Few different bytes, so that images have much in common. */
    @Provide
    Arbitrary<byte[]> images() {
        return Arbitraries.bytes()
                .between((byte) 0, (byte) 1)
                .array(byte[].class)
                .ofMaxSize(12);
    }
}
