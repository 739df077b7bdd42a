package dev.lodestone.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lodestone.server.rest.RestError;

/** The answers that HTTP gives without asking the wire: health, unknown operations, and requests that are none. */
final class FixedAnswers {
    /** What the service says to a method or content type that it does not know. */
    static final Answer UNKNOWN_OPERATION = text(404, "<UnknownOperationException/>\n");

    static final Answer TIMED_OUT = error(408, "RequestTimeoutException", RestError.TIMED_OUT.message());
    static final Answer FAILED = error(500, "InternalServerError", RestError.INTERNAL.message());
    static final Answer BROKEN_GZIP = error(400, "SerializationException", RestError.BROKEN_GZIP.message());
    static final Answer UNKNOWN_EXPECTATION =
            error(417, "ExpectationFailedException", "The only expectation that is met is 100-continue");
    static final Answer HEADERS_TOO_LARGE =
            error(431, "RequestHeaderFieldsTooLargeException", "The headers of the request are too large");
    static final Answer LINE_TOO_LONG = error(414, "RequestUriTooLongException", "The request line is too long");
    static final Answer NOT_HTTP = error(400, "BadRequestException", "The request is not valid HTTP/1.1");
    static final Answer PREFLIGHT = new Answer(200, null, new byte[0], 0);

    private final Answer healthy;

    FixedAnswers(String region) {
        this.healthy = text(200, "healthy: dynamodb." + region + ".amazonaws.com ");
    }

    /** What {@code GET /} says. */
    Answer healthy() {
        return healthy;
    }

    static Answer unsupportedEncoding(String encoding) {
        return error(
                415,
                "UnsupportedMediaTypeException",
                RestError.unsupportedEncoding(printable(encoding)).message());
    }

    static Answer tooLarge(int limit) {
        return error(413, "RequestEntityTooLargeException", "Request size exceeded the limit of " + limit + " bytes");
    }

    private static Answer text(int status, String text) {
        byte[] body = text.getBytes(US_ASCII);
        return new Answer(status, null, body, body.length);
    }

    private static Answer error(int status, String type, String message) {
        byte[] body = ("{\"__type\":\"com.amazon.coral.service#" + type + "\",\"message\":\"" + message + "\"}")
                .getBytes(UTF_8);
        return new Answer(status, RequestHead.JSON_1_0, body, body.length);
    }

    /** The text with everything that JSON would have to escape replaced. */
    private static String printable(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            result.append(c < ' ' || c > '~' || c == '"' || c == '\\' ? '?' : c);
        }
        return result.toString();
    }
}
