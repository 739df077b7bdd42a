package dev.lodestone.server.wire.json;

import java.io.ByteArrayOutputStream;

/** The bytes of a body, which can be had without a copy. */
public final class BodyBuffer extends ByteArrayOutputStream {
    BodyBuffer() {
        super(512);
    }

    /** An array that begins with the body; {@link #size} says where it ends. */
    public byte[] array() {
        return buf;
    }
}
