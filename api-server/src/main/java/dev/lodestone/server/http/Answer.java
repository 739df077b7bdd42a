package dev.lodestone.server.http;

import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.wire.WireResponse;
import java.util.Map;

/**
 * What goes back to the client, apart from the headers that every response has.
 *
 * @param headers further headers
 * @param contentType the media type, or null for none
 * @param body an array that begins with the body
 */
record Answer(int status, Map<String, String> headers, String contentType, byte[] body, int length) {
    Answer(int status, String contentType, byte[] body, int length) {
        this(status, Map.of(), contentType, body, length);
    }

    static Answer of(WireResponse response, String contentType) {
        return new Answer(response.status(), contentType, response.body(), response.length());
    }

    static Answer of(RestResponse response) {
        byte[] body = response.body();
        return new Answer(response.status(), response.headers(), response.contentType(), body, body.length);
    }
}
