package dev.lodestone.server.rest;

import java.util.Set;
import java.util.TreeSet;

/**
 * What is wrong with a request, for a service to word. The server and {@link Routes} find the errors that have constants and
 * factories here; services add their own.
 *
 * @param status the HTTP status
 * @param code the kind of error, for programs
 * @param message what is wrong, for people
 * @param allow the methods that the path has, for status 405; empty otherwise
 */
public record RestError(int status, String code, String message, Set<String> allow) {
    /** Nothing of what failed is told; the log has it. */
    public static final RestError INTERNAL = new RestError(500, "InternalError", "The request could not be processed");

    /** A percent sign in the address without two hexadecimal digits, or bytes there that are not UTF-8. */
    public static final RestError MALFORMED_ADDRESS =
            new RestError(400, "BadRequest", "The address is not well-formed: wrong percent-encoding");

    public static final RestError BROKEN_GZIP =
            new RestError(400, "BadRequest", "The body is not what its Content-Encoding says: broken gzip");

    public static final RestError TIMED_OUT =
            new RestError(408, "RequestTimeout", "The request did not arrive completely in time");

    public RestError {
        allow = Set.copyOf(allow);
    }

    public RestError(int status, String code, String message) {
        this(status, code, message, Set.of());
    }

    /** A path that the service does not have. */
    public static RestError notFound(String path) {
        return new RestError(404, "NotFound", "There is nothing at " + path);
    }

    /** A path that has other methods. */
    public static RestError methodNotAllowed(String method, Set<String> allowed) {
        String message = "There is no " + method + " here, but " + String.join(", ", new TreeSet<>(allowed));
        return new RestError(405, "MethodNotAllowed", message, allowed);
    }

    /** A body above the service's limit. */
    public static RestError tooLarge(int limit) {
        return new RestError(413, "BodyTooLarge", "The body is larger than " + limit + " bytes");
    }

    /** A body that is compressed in a way that the server does not know. */
    public static RestError unsupportedEncoding(String encoding) {
        return new RestError(415, "UnsupportedEncoding", "Unsupported Content-Encoding: " + encoding);
    }
}
