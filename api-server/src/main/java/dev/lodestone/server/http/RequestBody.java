package dev.lodestone.server.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Gathers the body of one request in an array that grows with what really arrives, up to a limit. Not thread-safe. */
final class RequestBody {
    private static final byte[] EMPTY = {};
    private static final int FIRST_CAPACITY = 64 * 1024;

    private final int limit;
    private final int declared;
    private byte[] bytes = EMPTY;
    private int length;

    /**
     * @param declared the length that the request announced, or -1 where it did not
     * @param limit the largest length accepted; {@code declared} is not above it
     */
    RequestBody(int declared, int limit) {
        this.declared = declared;
        this.limit = limit;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** The body in an array of its own length, which is nobody else's from now on. */
    byte[] toArray() {
        return bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
    }

    /** Adds a part of the body; false if it would go past the limit. */
    boolean append(ByteBuf part) {
        int size = part.readableBytes();
        if (size == 0) {
            return true;
        }
        if (size > limit - length) {
            return false;
        }
        ensureCapacity(length + size);
        part.readBytes(bytes, length, size);
        length += size;
        return true;
    }

    private void ensureCapacity(int needed) {
        if (needed <= bytes.length) {
            return;
        }
        int wanted = Math.max(needed, Math.max(2 * bytes.length, Math.min(declared, FIRST_CAPACITY)));
        int bound = declared >= needed ? declared : limit;
        bytes = Arrays.copyOf(bytes, Math.min(wanted, bound));
    }
}
