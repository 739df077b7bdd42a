package dev.lodestone.store.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.error.DynamoDbException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class DynamoNumberProperties {
    @Provide
    Arbitrary<DynamoNumber> numbers() {
        return AnyValue.number();
    }

    @Property
    void theCanonicalFormReadsBackAsTheSameNumber(@ForAll("numbers") DynamoNumber number) {
        assertEquals(number, DynamoNumber.parse(number.toString()));
        assertEquals(number.toString(), DynamoNumber.parse(number.toString()).toString());
    }

    @Property
    void everySpellingIsTheSameNumber(
            @ForAll("numbers") DynamoNumber number, @ForAll @IntRange(min = -20, max = 20) int shift) {
        BigDecimal value = number.toBigDecimal();
        String scientific = value.scaleByPowerOfTen(-shift).toPlainString() + "E" + shift;
        DynamoNumber other = DynamoNumber.parse(scientific);
        assertEquals(number, other);
        assertEquals(number.hashCode(), other.hashCode());
        assertEquals(number.toString(), other.toString());
    }

    @Property
    void arithmeticIsExact(@ForAll("numbers") DynamoNumber a, @ForAll("numbers") DynamoNumber b) {
        assertEqualsOrRefused(a.toBigDecimal().add(b.toBigDecimal()), () -> a.plus(b));
        assertEqualsOrRefused(a.toBigDecimal().subtract(b.toBigDecimal()), () -> a.minus(b));
    }

    private static void assertEqualsOrRefused(BigDecimal expected, Supplier<DynamoNumber> actual) {
        BigDecimal stripped = expected.stripTrailingZeros();
        int exponent = stripped.precision() - 1 - stripped.scale();
        boolean fits = stripped.signum() == 0 || (stripped.precision() <= 38 && exponent <= 125 && exponent >= -130);
        if (fits) {
            assertEquals(0, expected.compareTo(actual.get().toBigDecimal()));
        } else {
            assertThrows(DynamoDbException.class, actual::get);
        }
    }

    @Property
    void orderIsThatOfTheValues(@ForAll("numbers") DynamoNumber a, @ForAll("numbers") DynamoNumber b) {
        assertEquals(Integer.signum(a.toBigDecimal().compareTo(b.toBigDecimal())), Integer.signum(a.compareTo(b)));
        assertEquals(a.compareTo(b) == 0, a.equals(b));
    }

    /** The size counts pairs of digits as they stand around the decimal point, as base 100 has them. */
    @Property
    void theSizeCountsPairsOfDigits(@ForAll("numbers") DynamoNumber number) {
        BigInteger hundred = BigInteger.valueOf(100);
        BigDecimal value = number.toBigDecimal().abs();
        int scale = value.scale() + Math.floorMod(value.scale(), 2);
        BigInteger unscaled = value.setScale(scale).unscaledValue();
        while (unscaled.signum() != 0 && unscaled.mod(hundred).signum() == 0) {
            unscaled = unscaled.divide(hundred);
        }
        int pairs = 0;
        for (BigInteger rest = unscaled; rest.signum() != 0; rest = rest.divide(hundred)) {
            pairs++;
        }
        assertEquals(1 + pairs + (number.signum() < 0 ? 1 : 0), number.size());
    }

    @Property
    void anyTextIsANumberOrRefused(@ForAll @StringLength(max = 12) String text) {
        try {
            DynamoNumber number = DynamoNumber.parse(text);
            assertEquals(0, new BigDecimal(text).compareTo(number.toBigDecimal()));
        } catch (DynamoDbException refused) {
            assertTrue(refused.getMessage() != null);
        }
    }

    @Example
    void theLargestAndSmallestNumbersFit() {
        String digits = "99999999999999999999999999999999999999";
        assertEquals(
                digits + "0".repeat(88),
                DynamoNumber.parse("9." + digits.substring(1) + "E125").toString());
        assertEquals("0." + "0".repeat(129) + "1", DynamoNumber.parse("1E-130").toString());
        assertThrows(DynamoDbException.class, () -> DynamoNumber.parse("1E126"));
        assertThrows(DynamoDbException.class, () -> DynamoNumber.parse("1E-131"));
        assertThrows(DynamoDbException.class, () -> DynamoNumber.parse(digits + "9"));
    }

    @Example
    void hugeTextsAreRefusedInNoTime() {
        assertThrows(DynamoDbException.class, () -> DynamoNumber.parse("1E" + "9".repeat(100_000)));
        assertThrows(DynamoDbException.class, () -> DynamoNumber.parse("9".repeat(1_000_000)));
        assertEquals(DynamoNumber.of(1), DynamoNumber.parse("0".repeat(1_000_000) + "1"));
        assertEquals(DynamoNumber.ZERO, DynamoNumber.parse("-0.0E999999999999"));
    }
}
