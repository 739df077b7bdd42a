package dev.lodestone.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.zip.CRC32;

/**
 * Writes an {@link Answer} as one HTTP response into one buffer, ready for the socket. A socket's native interface takes
 * memory outside the heap, so that the body is copied exactly once.
 */
final class ResponseEncoder {
    /** Below this size compression costs more time than it saves. */
    private static final int WORTH_COMPRESSING = 1024;

    /** The status whose response has neither a body nor a length. */
    private static final int NO_CONTENT = 204;

    private static final String EXPOSED_HEADERS =
            "x-amzn-errortype,x-amzn-requestid,x-amzn-errormessage,x-amzn-trace-id,x-amz-apigw-id,x-amz-crc32,date";

    /** How long a browser may remember the answer to a preflight: two days, as the service says. */
    private static final String PREFLIGHT_MAX_AGE = "172800";

    private ResponseEncoder() {}

    /**
     * @param last whether the connection closes after this response
     */
    static ByteBuf encode(
            Answer answer, RequestHead request, CorsPolicy cors, boolean last, ByteBufAllocator allocator) {
        byte[] body = answer.body();
        int length = answer.length();
        ResponseHead head = new ResponseHead(answer.status());
        if (request.acceptsGzip() && isWorthCompressing(answer)) {
            byte[] compressed = Gzip.compress(body, length);
            if (compressed != null) {
                body = compressed;
                length = compressed.length;
                head.gzipped();
            }
        }
        if (answer.contentType() != null) {
            head.contentType(answer.contentType());
        }
        if (answer.status() != NO_CONTENT) {
            head.contentLength(length);
        }
        head.crc32(checksum(body, length));
        answer.headers().forEach(head::header);
        if (last) {
            head.connectionClose();
        } else if (request.http10()) {
            head.connectionKeepAlive();
        }
        if (request.origin() != null) {
            allowOrigin(head, request, cors, answer);
        }
        head.end();
        boolean bodiless = request.isHead() || answer.status() == NO_CONTENT;
        return join(head, body, bodiless ? 0 : length, allocator);
    }

    static boolean isWorthCompressing(Answer answer) {
        return answer.length() >= WORTH_COMPRESSING;
    }

    private static long checksum(byte[] body, int length) {
        CRC32 crc = new CRC32();
        crc.update(body, 0, length);
        return crc.getValue();
    }

    private static void allowOrigin(ResponseHead head, RequestHead request, CorsPolicy cors, Answer answer) {
        String allowed = cors.allowedOrigin(request.origin());
        if (allowed == null) {
            return;
        }
        head.header("Access-Control-Allow-Origin", allowed);
        if (!request.isOptions()) {
            head.header("Access-Control-Expose-Headers", exposed(answer));
            return;
        }
        if (request.corsHeaders() != null) {
            head.header("Access-Control-Allow-Headers", request.corsHeaders());
        }
        if (request.corsMethod() != null) {
            head.header("Access-Control-Allow-Methods", request.corsMethod());
        }
        head.header("Access-Control-Max-Age", PREFLIGHT_MAX_AGE);
    }

    /** The headers that a web page may read: those of the service, and what this answer has beside them. */
    private static String exposed(Answer answer) {
        return answer.headers().isEmpty()
                ? EXPOSED_HEADERS
                : EXPOSED_HEADERS + "," + String.join(",", answer.headers().keySet());
    }

    private static ByteBuf join(ResponseHead head, byte[] body, int length, ByteBufAllocator allocator) {
        ByteBuf out = allocator.directBuffer(head.length() + length);
        out.writeBytes(head.bytes(), 0, head.length());
        out.writeBytes(body, 0, length);
        return out;
    }
}
