package dev.lodestone.server.wire;

/**
 * The answer to a {@link WireRequest}.
 *
 * @param status the HTTP status
 * @param body an array that begins with the body; it belongs to the receiver
 * @param length how many bytes the body has
 */
public record WireResponse(int status, byte[] body, int length) {}
