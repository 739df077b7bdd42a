package dev.lodestone.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lodestone.server.wire.RequestIds;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Arrays;

/** The status line and headers of one response as they are written out. Not thread-safe. */
final class ResponseHead {
    private static final byte[] STATUS_200 = line("HTTP/1.1 200 OK");
    private static final byte[] STATUS_400 = line("HTTP/1.1 400 Bad Request");
    private static final byte[] SERVER = line("Server: Server");
    private static final byte[] DATE = ascii("Date: ");
    private static final byte[] CONTENT_TYPE = ascii("Content-Type: ");
    private static final byte[] CONTENT_TYPE_JSON_1_0 = line("Content-Type: " + RequestHead.JSON_1_0);
    private static final byte[] CONTENT_LENGTH = ascii("Content-Length: ");
    private static final byte[] CONNECTION_CLOSE = line("Connection: close");
    private static final byte[] CONNECTION_KEEP_ALIVE = line("Connection: keep-alive");
    private static final byte[] CONTENT_ENCODING_GZIP = line("Content-Encoding: gzip");
    private static final byte[] REQUEST_ID = ascii("x-amzn-RequestId: ");
    private static final byte[] CRC32 = ascii("x-amz-crc32: ");
    private static final byte[] END_OF_LINE = {'\r', '\n'};

    private static final int USUAL_LENGTH = 320;
    private static final int LONGEST_NUMBER = 20;

    private byte[] bytes = new byte[USUAL_LENGTH];
    private int length;

    ResponseHead(int status) {
        switch (status) {
            case 200 -> append(STATUS_200);
            case 400 -> append(STATUS_400);
            default -> append(line("HTTP/1.1 " + HttpResponseStatus.valueOf(status)));
        }
        append(SERVER);
        append(DATE);
        append(HttpDate.now());
        append(END_OF_LINE);
        append(REQUEST_ID);
        reserve(RequestIds.LENGTH);
        RequestIds.write(bytes, length);
        length += RequestIds.LENGTH;
        append(END_OF_LINE);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void contentType(String mediaType) {
        if (RequestHead.JSON_1_0.equals(mediaType)) {
            append(CONTENT_TYPE_JSON_1_0);
        } else {
            append(CONTENT_TYPE);
            append(ascii(mediaType));
            append(END_OF_LINE);
        }
    }

    void contentLength(int value) {
        append(CONTENT_LENGTH);
        number(value);
        append(END_OF_LINE);
    }

    /** The checksum of the body as it is sent, which is after compression. */
    void crc32(long value) {
        append(CRC32);
        number(value);
        append(END_OF_LINE);
    }

    void gzipped() {
        append(CONTENT_ENCODING_GZIP);
    }

    void connectionClose() {
        append(CONNECTION_CLOSE);
    }

    void connectionKeepAlive() {
        append(CONNECTION_KEEP_ALIVE);
    }

    /** Adds any header; characters that do not belong into one are replaced. */
    void header(String name, String value) {
        append(ascii(name));
        append(ascii(": "));
        byte[] text = value.getBytes(ISO_8859_1);
        for (int i = 0; i < text.length; i++) {
            if (text[i] < ' ' || text[i] > '~') {
                text[i] = '?';
            }
        }
        append(text);
        append(END_OF_LINE);
    }

    void end() {
        append(END_OF_LINE);
    }

    private void number(long value) {
        reserve(LONGEST_NUMBER);
        int end = length + digits(value);
        int position = end;
        long rest = value;
        do {
            position--;
            bytes[position] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        length = end;
    }

    private static int digits(long value) {
        int count = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            count++;
        }
        return count;
    }

    private void append(byte[] part) {
        reserve(part.length);
        System.arraycopy(part, 0, bytes, length, part.length);
        length += part.length;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    private static byte[] line(String text) {
        return ascii(text + "\r\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
