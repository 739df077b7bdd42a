package dev.lodestone.server.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Compresses and decompresses whole bodies. */
final class Gzip {
    private static final int BUFFER = 8 * 1024;

    private Gzip() {}

    /**
     * Decompresses a body.
     *
     * @throws IOException if the bytes are no complete gzip stream
     * @throws TooLargeException if the result would be longer than the limit
     */
    static byte[] decompress(byte[] bytes, int length, int limit) throws IOException, TooLargeException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes, 0, length), BUFFER)) {
            byte[] result = in.readNBytes(limit);
            if (in.read() >= 0) {
                throw new TooLargeException();
            }
            return result;
        }
    }

    /** The compressed bytes, or null if they are not fewer. */
    static byte[] compress(byte[] bytes, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out, BUFFER)) {
            gzip.write(bytes, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return out.size() < length ? out.toByteArray() : null;
    }

    /** Says that a decompressed body is longer than allowed. */
    static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super(null, null, false, false);
        }
    }
}
