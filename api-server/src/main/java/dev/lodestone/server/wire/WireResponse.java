package dev.lodestone.server.wire;

/**
 * The answer to a {@link WireRequest}.
 *
 * @param status the HTTP status
 * @param body an array that begins with the body; it belongs to the receiver
 * @param length how many bytes the body has
 */
public record WireResponse(int status, byte[] body, int length) {
    /** No answer: whoever has brought the request is to end the connection without one. */
    public static final WireResponse LOST = new WireResponse(0, new byte[0], 0);

    public boolean isLost() {
        return status == 0;
    }
}
