package dev.lodestone.store.transaction;

import dev.lodestone.store.encoding.Spaces;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.engine.WriteBatch;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.error.ErrorType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens of the transactions of the last ten minutes. Thread-safe.
 *
 * <p>Time is cut into windows as long as a token is valid. The tokens of a window lie in a space of their own, so that a
 * token that is still valid is in the space of this window or of the last one, and two spaces serve by turns: when a
 * window begins, all that is left of the last but one is dropped at once.
 *
 * <pre>
 * space            one for windows of even number, one for those of odd number
 *
 * partition part   namespace in UTF-8 | 00 | token in UTF-8
 * value            last moment of validity, in milliseconds since the epoch (8 bytes) | digest of the request (32 bytes)
 *
 * partition part   empty
 * value            number of the window whose tokens lie in this space (8 bytes)
 * </pre>
 */
final class IdempotencyTokens {
    /** How long a token is valid. */
    static final long VALIDITY_MILLIS = 10 * 60 * 1000L;

    private static final long NONE = Long.MIN_VALUE;

    private final StorageEngine engine;
    private final StoreClock clock;
    private volatile long current = NONE;

    IdempotencyTokens(StorageEngine engine, StoreClock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /** The number of the window that it is time for, which has begun when this returns. */
    long window() {
        long window = Math.floorDiv(clock.epochMillis(), VALIDITY_MILLIS);
        if (window != current) {
            begin(window);
        }
        return window;
    }

    /** No update writes to the space that is dropped: those that have begun are awaited, and others are refused. */
    private synchronized void begin(long window) {
        if (window == current) {
            return;
        }
        current = NONE;
        engine.awaitUpdates();
        Address marker = Address.of(space(window), Address.EMPTY);
        byte[] stored = engine.get(marker);
        if (stored == null || ByteBuffer.wrap(stored).getLong() != window) {
            engine.commit(batch -> {
                if (stored != null) {
                    batch.deleteSpace(marker.space());
                }
                batch.put(
                        marker, ByteBuffer.allocate(Long.BYTES).putLong(window).array());
            });
        }
        current = window;
    }

    /** Where a valid token can be: first in this window, where it is to be stored, then in the last one. */
    List<Address> addresses(RequestToken token, long window) {
        byte[] partition = (token.namespace() + '\0' + token.token()).getBytes(StandardCharsets.UTF_8);
        return List.of(Address.of(space(window), partition), Address.of(space(window - 1), partition));
    }

    private static int space(long window) {
        return window % 2 == 0 ? Spaces.EVEN_IDEMPOTENCY_TOKENS : Spaces.ODD_IDEMPOTENCY_TOKENS;
    }

    /**
     * Stores a token with the transaction that uses it.
     *
     * @param found what is stored at its addresses
     * @throws WindowOverException if the window is over
     * @throws AlreadyAppliedException if the token is valid already, for the same request
     * @throws DynamoDbException IdempotentParameterMismatchException if it is, for another one
     */
    void store(RequestToken token, long window, List<Address> addresses, List<byte[]> found, WriteBatch batch) {
        if (window != current) {
            throw new WindowOverException();
        }
        long now = clock.epochMillis();
        for (byte[] stored : found) {
            if (stored != null && ByteBuffer.wrap(stored).getLong() >= now) {
                throw alreadyUsed(stored, token);
            }
        }
        byte[] value = ByteBuffer.allocate(Long.BYTES + RequestDigest.LENGTH)
                .putLong(now + VALIDITY_MILLIS)
                .put(token.digest().finish())
                .array();
        batch.put(addresses.get(0), value);
    }

    private static RuntimeException alreadyUsed(byte[] stored, RequestToken token) {
        byte[] digest = token.digest().finish();
        if (Arrays.equals(stored, Long.BYTES, stored.length, digest, 0, digest.length)) {
            return new AlreadyAppliedException();
        }
        return new DynamoDbException(
                ErrorType.IDEMPOTENT_PARAMETER_MISMATCH,
                "DynamoDB rejected the request because you retried a request with a different payload but with an"
                        + " idempotent token that was already used.");
    }

    /** The transaction has been carried out before. */
    static final class AlreadyAppliedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private AlreadyAppliedException() {
            super(null, null, false, false);
        }
    }

    /** The window ended while the transaction was prepared. */
    static final class WindowOverException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private WindowOverException() {
            super(null, null, false, false);
        }
    }
}
