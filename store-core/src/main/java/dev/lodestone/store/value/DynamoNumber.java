package dev.lodestone.store.value;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.error.DynamoDbException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * A number of up to 38 significant decimal digits, exact: zero, or of a magnitude from 1E-130 to
 * 9.9999999999999999999999999999999999999E+125. Equal numbers are one value whatever their spelling: {@code 1.50},
 * {@code 15E-1} and {@code 1.5} are the same. Immutable.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.Number">Number</a>
 */
public final class DynamoNumber implements Comparable<DynamoNumber> {
    public static final int MAXIMUM_DIGITS = 38;
    public static final int MAXIMUM_EXPONENT = 125;
    public static final int MINIMUM_EXPONENT = -130;
    public static final DynamoNumber ZERO = new DynamoNumber(BigDecimal.ZERO);

    /** Without trailing zeros, so that equal numbers are equal here too. */
    private final BigDecimal value;

    private DynamoNumber(BigDecimal value) {
        this.value = value;
    }

    /**
     * The number that the text spells, in plain or scientific notation.
     *
     * @throws DynamoDbException ValidationException if the text is no number, or has too many digits, or is out of range
     */
    public static DynamoNumber parse(String text) {
        return new NumberParser(text).parse();
    }

    public static DynamoNumber of(long value) {
        return of(BigDecimal.valueOf(value));
    }

    /**
     * The number of this value.
     *
     * @throws DynamoDbException ValidationException if it has too many digits or is out of range
     */
    public static DynamoNumber of(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return checked(stripped, stripped.precision());
    }

    /** A number already read digit by digit: {@code unscaled * 10^-scale}, without trailing zeros. */
    static DynamoNumber ofDigits(boolean negative, String digits, long scale) {
        if (digits.isEmpty()) {
            return ZERO;
        }
        if (digits.length() > MAXIMUM_DIGITS) {
            throw tooManyDigits();
        }
        checkExponent(digits.length() - 1 - scale);
        BigDecimal value = digits.length() <= 18
                ? BigDecimal.valueOf(Long.parseLong(digits), (int) scale)
                : new BigDecimal(new BigInteger(digits), (int) scale);
        return new DynamoNumber(negative ? value.negate() : value);
    }

    private static DynamoNumber checked(BigDecimal stripped, int digits) {
        if (stripped.signum() == 0) {
            return ZERO;
        }
        if (digits > MAXIMUM_DIGITS) {
            throw tooManyDigits();
        }
        checkExponent((long) digits - 1 - stripped.scale());
        return new DynamoNumber(stripped);
    }

    private static void checkExponent(long exponent) {
        if (exponent > MAXIMUM_EXPONENT) {
            throw validation(
                    "Number overflow. Attempting to store a number with magnitude larger than supported range");
        }
        if (exponent < MINIMUM_EXPONENT) {
            throw validation(
                    "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        }
    }

    private static DynamoDbException tooManyDigits() {
        return validation("Attempting to store more than 38 significant digits in a Number");
    }

    public DynamoNumber plus(DynamoNumber other) {
        return of(value.add(other.value));
    }

    public DynamoNumber minus(DynamoNumber other) {
        return of(value.subtract(other.value));
    }

    public int signum() {
        return value.signum();
    }

    /** The number without its sign and decimal point: its significant digits, no zeros at either end. */
    public BigInteger digits() {
        return value.unscaledValue().abs();
    }

    /** The power of ten of the first significant digit; 0 for zero. */
    public int exponent() {
        return value.signum() == 0 ? 0 : value.precision() - 1 - value.scale();
    }

    public BigDecimal toBigDecimal() {
        return value;
    }

    /**
     * The size in bytes by the service's rules: the digits in pairs counted from the decimal point, one byte each, one
     * byte for the exponent, and one for a minus sign.
     */
    public int size() {
        if (value.signum() == 0) {
            return 1;
        }
        int digits = value.precision();
        boolean splitsPair = digits % 2 == 0 && Math.floorMod(exponent(), 2) == 0;
        return 1 + (digits + 1) / 2 + (splitsPair ? 1 : 0) + (value.signum() < 0 ? 1 : 0);
    }

    /** The canonical form in ASCII. */
    public byte[] ascii() {
        return toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public int compareTo(DynamoNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DynamoNumber number && value.compareTo(number.value) == 0;
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The canonical form, as the service returns it: plain notation, no needless zeros. */
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
