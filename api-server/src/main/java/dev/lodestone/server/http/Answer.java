package dev.lodestone.server.http;

import dev.lodestone.server.wire.WireResponse;

/**
 * What goes back to the client, apart from the headers that every response has.
 *
 * @param contentType the media type, or null for none
 * @param body an array that begins with the body
 */
record Answer(int status, String contentType, byte[] body, int length) {

    static Answer of(WireResponse response, String contentType) {
        return new Answer(response.status(), contentType, response.body(), response.length());
    }
}
