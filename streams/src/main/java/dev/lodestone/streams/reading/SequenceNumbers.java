package dev.lodestone.streams.reading;

import static dev.lodestone.store.error.DynamoDbException.validation;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Positions of the change log as clients see them: {@code 1}, then the position in 20 digits. */
public final class SequenceNumbers {
    /** What {@link #position} gives for a number below all that are ever given out. */
    static final long BELOW_ALL = -1;

    /** What {@link #position} gives for a number above all that are ever given out. */
    static final long ABOVE_ALL = Long.MAX_VALUE;

    private static final int LENGTH = 21;
    private static final BigInteger OF_POSITION_ZERO = BigInteger.TEN.pow(LENGTH - 1);
    private static final BigInteger HIGHEST_POSITION = BigInteger.valueOf(ABOVE_ALL);

    private SequenceNumbers() {}

    /** The sequence number of a position, which is not negative. */
    public static String of(long position) {
        byte[] digits = new byte[LENGTH];
        Arrays.fill(digits, (byte) '0');
        digits[0] = '1';
        long rest = position;
        for (int at = LENGTH - 1; rest > 0; at--) {
            digits[at] += (byte) (rest % 10);
            rest /= 10;
        }
        return new String(digits, StandardCharsets.ISO_8859_1);
    }

    /**
     * The position of a sequence number. Numbers of other lengths are numbers too, for clients compare them as such.
     *
     * @throws dev.lodestone.store.error.DynamoDbException ValidationException if it is no number
     */
    public static long position(String sequenceNumber) {
        for (int at = 0; at < sequenceNumber.length(); at++) {
            char c = sequenceNumber.charAt(at);
            if (c < '0' || c > '9') {
                throw validation("Invalid SequenceNumber: " + sequenceNumber);
            }
        }
        BigInteger position = new BigInteger(sequenceNumber).subtract(OF_POSITION_ZERO);
        if (position.signum() < 0) {
            return BELOW_ALL;
        }
        return position.compareTo(HIGHEST_POSITION) > 0 ? ABOVE_ALL : position.longValue();
    }
}
