package dev.lodestone.server.wire;

/**
 * A request as it came over the wire.
 *
 * @param target the {@code X-Amz-Target} header, or null
 * @param authorization the {@code Authorization} header, or null
 * @param host the {@code Host} header, or null
 * @param body the array that holds the body, decompressed; it must not change until the answer is there
 * @param offset where the body begins in the array
 * @param length how many bytes the body has
 */
public record WireRequest(String target, String authorization, String host, byte[] body, int offset, int length) {
    /** A request that was brought without naming a host. */
    public WireRequest(String target, String authorization, byte[] body, int offset, int length) {
        this(target, authorization, null, body, offset, length);
    }
}
