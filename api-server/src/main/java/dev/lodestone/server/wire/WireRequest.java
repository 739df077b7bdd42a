package dev.lodestone.server.wire;

/**
 * A request as it came over the wire.
 *
 * @param target the {@code X-Amz-Target} header, or null
 * @param signature what the request says of its sender, or null where this process itself is the sender
 * @param host the {@code Host} header, or null
 * @param body the array that holds the body, decompressed; it must not change until the answer is there
 * @param offset where the body begins in the array
 * @param length how many bytes the body has
 */
public record WireRequest(String target, RequestSignature signature, String host, byte[] body, int offset, int length) {
    /** A request of this process. */
    public WireRequest(String target, byte[] body, int offset, int length) {
        this(target, null, null, body, offset, length);
    }
}
