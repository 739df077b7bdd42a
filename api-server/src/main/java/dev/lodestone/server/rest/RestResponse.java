package dev.lodestone.server.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a service answers. The server adds the headers that it alone can know, such as the length, the date, the id of the
 * request and what concerns the connection.
 *
 * @param status the HTTP status, from 200
 * @param headers further headers; what cannot stand in a header is replaced when it is sent
 * @param contentType the media type of the body, or null for none
 * @param body the body; it must not change any more
 */
public record RestResponse(int status, Map<String, String> headers, String contentType, byte[] body) {
    public static final String JSON = "application/json";

    private static final byte[] NOTHING = {};

    /** The headers that belong to the server. */
    private static final Set<String> RESERVED = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "server",
            "transfer-encoding",
            "x-amz-crc32",
            "x-amzn-requestid");

    public RestResponse {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("No response has the status " + status);
        }
        for (String name : headers.keySet()) {
            checkName(name);
        }
    }

    private static void checkName(String name) {
        boolean isToken = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            isToken &= c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
        }
        if (!isToken || RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("A service cannot set the header " + name);
        }
    }

    /** A status alone. */
    public static RestResponse empty(int status) {
        return new RestResponse(status, Map.of(), null, NOTHING);
    }

    public static RestResponse json(int status, byte[] body) {
        return new RestResponse(status, Map.of(), JSON, body);
    }

    public static RestResponse json(int status, String body) {
        return json(status, body.getBytes(UTF_8));
    }

    /** The same with another header. */
    public RestResponse withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new RestResponse(status, more, contentType, body);
    }
}
