package dev.lodestone.streams.filter;

import java.math.BigDecimal;

/** Numbers that patterns can compare: those whose shortest notation as a double is the number itself. */
final class ComparableNumber {
    private ComparableNumber() {}

    /** A number by its text; NaN if it cannot be compared. */
    static double of(String text) {
        try {
            BigDecimal exact = new BigDecimal(text);
            double number = exact.doubleValue();
            boolean comparable =
                    !Double.isInfinite(number) && BigDecimal.valueOf(number).compareTo(exact) == 0;
            return comparable ? number : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    static double require(String text) throws InvalidPattern {
        double number = of(text);
        if (Double.isNaN(number)) {
            throw new InvalidPattern("A number that cannot be compared: " + text);
        }
        return number;
    }
}
