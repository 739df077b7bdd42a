package dev.lodestone.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads one HTTP/1.1 response as its bytes come in, with a Content-Length or in chunks. Not thread safe; belongs to
 * one connection, which calls {@link #reset} before the next response.
 */
final class ResponseReader {

    private static final byte[] CONTENT_LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRANSFER_ENCODING = "transfer-encoding:".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final int UNKNOWN = -1;

    private byte[] bytes = new byte[8 * 1024];
    private int length;
    /** The first byte of the header line that is not yet complete. */
    private int lineAt;

    private int bodyAt = UNKNOWN;
    private int contentLength = UNKNOWN;
    private boolean chunked;
    /** The first byte of the chunk that is not yet complete. */
    private int chunkAt;

    void reset() {
        length = 0;
        lineAt = 0;
        bodyAt = UNKNOWN;
        contentLength = UNKNOWN;
        chunked = false;
    }

    /**
     * Takes all bytes of {@code in} and tells whether the response is complete.
     *
     * @throws MalformedResponseException if the bytes are no response or go on after its end
     */
    boolean accept(ByteBuffer in) throws MalformedResponseException {
        int count = in.remaining();
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
        }
        in.get(bytes, length, count);
        length += count;
        if (bodyAt == UNKNOWN && !readHead()) {
            return false;
        }
        int end = chunked ? endOfChunks() : bodyAt + contentLength;
        if (end != UNKNOWN && length > end) {
            throw new MalformedResponseException((length - end) + " bytes after the end of the response");
        }
        return length == end;
    }

    int status() {
        return number(STATUS_AT, STATUS_AT + 3);
    }

    /** The body of a complete response. */
    String body() {
        if (!chunked) {
            return new String(bytes, bodyAt, contentLength, StandardCharsets.UTF_8);
        }
        StringBuilder body = new StringBuilder();
        int at = bodyAt;
        while (true) {
            int lineEnd = lineEnd(at);
            int size = chunkSize(at, lineEnd);
            if (size == 0) {
                return body.toString();
            }
            body.append(new String(bytes, lineEnd + 1, size, StandardCharsets.ISO_8859_1));
            at = lineEnd + 1 + size + 2;
        }
    }

    private boolean readHead() throws MalformedResponseException {
        while (true) {
            int lineEnd = lineEnd(lineAt);
            if (lineEnd == UNKNOWN) {
                return false;
            }
            int line = lineAt;
            lineAt = lineEnd + 1;
            if (line == 0) {
                checkStatusLine(lineEnd);
            } else if (lineEnd - line <= 1) {
                return endHead();
            } else if (startsWith(line, CONTENT_LENGTH)) {
                contentLength = number(line + CONTENT_LENGTH.length, lineEnd);
            } else if (startsWith(line, TRANSFER_ENCODING)) {
                chunked = true;
            }
        }
    }

    private void checkStatusLine(int lineEnd) throws MalformedResponseException {
        if (lineEnd < STATUS_AT + 3 || bytes[0] != 'H' || bytes[STATUS_AT - 1] != ' ') {
            throw new MalformedResponseException("not an HTTP status line");
        }
    }

    private boolean endHead() throws MalformedResponseException {
        if (!chunked && contentLength == UNKNOWN) {
            throw new MalformedResponseException("neither Content-Length nor chunks");
        }
        bodyAt = lineAt;
        chunkAt = bodyAt;
        return true;
    }

    /** The end of the last chunk, or {@link #UNKNOWN} while it has not come. Trailers are not expected. */
    private int endOfChunks() {
        while (true) {
            int lineEnd = lineEnd(chunkAt);
            if (lineEnd == UNKNOWN) {
                return UNKNOWN;
            }
            int size = chunkSize(chunkAt, lineEnd);
            int end = lineEnd + 1 + size + 2;
            if (end > length) {
                return UNKNOWN;
            }
            if (size == 0) {
                return end;
            }
            chunkAt = end;
        }
    }

    private int lineEnd(int from) {
        for (int i = from; i < length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return UNKNOWN;
    }

    private boolean startsWith(int at, byte[] lowerCaseName) {
        if (at + lowerCaseName.length > length) {
            return false;
        }
        for (int i = 0; i < lowerCaseName.length; i++) {
            byte b = bytes[at + i];
            if (b != lowerCaseName[i] && (b | 0x20) != lowerCaseName[i]) {
                return false;
            }
        }
        return true;
    }

    private int number(int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] >= '0' && bytes[i] <= '9') {
                value = value * 10 + (bytes[i] - '0');
            }
        }
        return value;
    }

    private int chunkSize(int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                break;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
