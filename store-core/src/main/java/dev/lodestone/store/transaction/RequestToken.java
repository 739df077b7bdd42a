package dev.lodestone.store.transaction;

/**
 * A {@code ClientRequestToken} with the request that it stands for.
 *
 * @param namespace whose token it is
 * @param token the token itself
 * @param digest tells the request from every other one
 */
public record RequestToken(String namespace, String token, RequestDigest digest) {
    /** Finishes the digest, so that it is at hand while locks are held. */
    public RequestToken {
        digest.finish();
    }
}
