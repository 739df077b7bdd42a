package dev.lodestone.partiql.planning;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.transaction.RequestDigest;
import dev.lodestone.store.value.Item;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * Where a page of a SELECT statement ended, as clients carry it to the request for the next page: in Base64
 *
 * <pre>
 * version            1 (1 byte)
 * statement          beginning of the digest of the statement, its parameters and its table (16 bytes)
 * key                of the last entry evaluated, as items are stored
 * checksum           beginning of the SHA-256 of all before it (8 bytes)
 * </pre>
 */
public final class NextToken {
    private static final byte VERSION = 1;
    private static final int STATEMENT = 16;
    private static final int CHECKSUM = 8;

    private NextToken() {}

    /** The token of a page that ended with the entry of this key; null for null. */
    public static String encode(RequestDigest statement, Item key) {
        if (key == null) {
            return null;
        }
        byte[] stored = EncodedItem.encode(key).bytes();
        byte[] token = ByteBuffer.allocate(1 + STATEMENT + stored.length + CHECKSUM)
                .put(VERSION)
                .put(statement.finish(), 0, STATEMENT)
                .put(stored)
                .array();
        int end = token.length - CHECKSUM;
        System.arraycopy(sha256(token, end), 0, token, end, CHECKSUM);
        return Base64.getEncoder().encodeToString(token);
    }

    /**
     * The key with which the page before ended; null for null.
     *
     * @throws DynamoDbException ValidationException if the token is not one of these, or is that of another statement
     */
    public static Item decode(RequestDigest statement, String token) {
        if (token == null) {
            return null;
        }
        byte[] bytes = bytes(token);
        if (!Arrays.equals(bytes, 1, 1 + STATEMENT, statement.finish(), 0, STATEMENT)) {
            throw mismatch();
        }
        return EncodedItem.of(Arrays.copyOfRange(bytes, 1 + STATEMENT, bytes.length - CHECKSUM))
                .decode();
    }

    /**
     * Refuses a token in a request for something that has no pages.
     *
     * @throws DynamoDbException ValidationException if there is one
     */
    public static void refuse(String token) {
        if (token != null) {
            bytes(token);
            throw mismatch();
        }
    }

    private static byte[] bytes(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        int end = bytes.length - CHECKSUM;
        if (end <= 1 + STATEMENT
                || bytes[0] != VERSION
                || !Arrays.equals(bytes, end, bytes.length, sha256(bytes, end), 0, CHECKSUM)) {
            throw invalid();
        }
        return bytes;
    }

    private static DynamoDbException invalid() {
        return validation("Invalid NextToken");
    }

    private static DynamoDbException mismatch() {
        return validation("NextToken does not match request");
    }

    private static byte[] sha256(byte[] bytes, int length) {
        MessageDigest digest = RequestDigest.sha256();
        digest.update(bytes, 0, length);
        return digest.digest();
    }
}
