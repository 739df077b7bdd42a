package dev.lodestone.store.transaction;

/**
 * A {@code ClientRequestToken} with the request that it stands for.
 *
 * @param namespace whose token it is
 * @param token the token itself
 * @param digest tells the request from every other one
 */
public record RequestToken(String namespace, String token, RequestDigest digest) {
    /** The most characters of a token. */
    public static final int LONGEST = 36;

    /** Finishes the digest, so that it is at hand while locks are held. */
    public RequestToken {
        digest.finish();
    }
}
