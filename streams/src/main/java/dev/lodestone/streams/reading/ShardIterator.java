package dev.lodestone.streams.reading;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.error.DynamoDbException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A place in a shard, which a client holds and the store does not: it survives a restart, and can be used again. On the
 * wire it is {@code STREAM_ARN|1|BASE64} with these bytes:
 *
 * <pre>
 * offset  bytes
 *  0      1      format, 1
 *  1      4      the number of the shard, big-endian
 *  5      8      the position after which to read on, big-endian
 * 13      8      when it was given out, in milliseconds since the epoch, big-endian
 * 21      9      the seal: the beginning of a SHA-256 of the id of the table, the ARN and the bytes before
 * </pre>
 *
 * The seal is not there to keep secrets but to refuse what no answer contained.
 */
public record ShardIterator(String streamArn, int shardNumber, long afterPosition, long createdMillis, byte[] seal) {
    private static final byte FORMAT = 1;
    private static final int CONTENT = 21;
    private static final int SEAL = 9;
    private static final String BEFORE_BYTES = "|1|";

    /** An iterator given out at this moment. */
    public static ShardIterator of(Stream stream, int shardNumber, long afterPosition, long nowMillis) {
        ShardIterator open = new ShardIterator(stream.arn(), shardNumber, afterPosition, nowMillis, new byte[0]);
        return new ShardIterator(stream.arn(), shardNumber, afterPosition, nowMillis, open.sealFor(stream));
    }

    /**
     * Reads an iterator, as far as that is possible without its stream.
     *
     * @throws DynamoDbException ValidationException if it is none
     */
    public static ShardIterator parse(String text) {
        int arnEnd = text.indexOf(BEFORE_BYTES);
        if (arnEnd < 0) {
            throw invalid();
        }
        ByteBuffer bytes = ByteBuffer.wrap(decoded(text.substring(arnEnd + BEFORE_BYTES.length())));
        if (bytes.remaining() != CONTENT + SEAL || bytes.get() != FORMAT) {
            throw invalid();
        }
        int shardNumber = bytes.getInt();
        long afterPosition = bytes.getLong();
        long createdMillis = bytes.getLong();
        byte[] seal = new byte[SEAL];
        bytes.get(seal);
        return new ShardIterator(text.substring(0, arnEnd), shardNumber, afterPosition, createdMillis, seal);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
    }

    /**
     * Makes sure that this iterator was given out for the stream.
     *
     * @throws DynamoDbException ValidationException if it was not
     */
    public void checkSeal(Stream stream) {
        if (!Arrays.equals(seal, sealFor(stream))) {
            throw invalid();
        }
    }

    private static DynamoDbException invalid() {
        return validation("Invalid ShardIterator");
    }

    private byte[] sealFor(Stream stream) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(stream.tableId().getBytes(StandardCharsets.UTF_8));
            digest.update(streamArn.getBytes(StandardCharsets.UTF_8));
            digest.update(content());
            return Arrays.copyOf(digest.digest(), SEAL);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private byte[] content() {
        return ByteBuffer.allocate(CONTENT)
                .put(FORMAT)
                .putInt(shardNumber)
                .putLong(afterPosition)
                .putLong(createdMillis)
                .array();
    }

    /** The iterator as it stands on the wire. */
    @Override
    public String toString() {
        byte[] bytes = Arrays.copyOf(content(), CONTENT + seal.length);
        System.arraycopy(seal, 0, bytes, CONTENT, seal.length);
        return streamArn + BEFORE_BYTES + Base64.getEncoder().encodeToString(bytes);
    }
}
