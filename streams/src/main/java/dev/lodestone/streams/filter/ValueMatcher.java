package dev.lodestone.streams.filter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What a field may be. Immutable. */
sealed interface ValueMatcher {
    boolean matches(FieldValue value);

    /** A string as patterns and values have it: with what no UTF-8 can say replaced, and without quotation marks. */
    static String clean(String string) {
        return new String(string.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** A value with just this text. */
    record Text(String text) implements ValueMatcher {
        static Text ofString(String string) {
            return new Text(FieldValue.quoted(clean(string)));
        }

        @Override
        public boolean matches(FieldValue value) {
            return value.text().equals(text);
        }
    }

    /** A string that begins so. */
    record Prefix(String text) implements ValueMatcher {
        static Prefix ofString(String string) {
            return new Prefix(FieldValue.QUOTE + clean(string));
        }

        @Override
        public boolean matches(FieldValue value) {
            return value.text().startsWith(text);
        }
    }

    /** A string that ends so. */
    record Suffix(String text) implements ValueMatcher {
        static Suffix ofString(String string) {
            return new Suffix(clean(string) + FieldValue.QUOTE);
        }

        @Override
        public boolean matches(FieldValue value) {
            return value.text().endsWith(text);
        }
    }

    /** A string that reads so but for the case of its letters, whole, from its beginning, or up to its end. */
    record AnyCase(IgnoringCase letters) implements ValueMatcher {
        @Override
        public boolean matches(FieldValue value) {
            return letters.match(value.text());
        }
    }

    /** A string with the parts that a wildcard leaves, in their order. */
    record Glob(Wildcard wildcard) implements ValueMatcher {
        @Override
        public boolean matches(FieldValue value) {
            return wildcard.match(value.text());
        }
    }

    /** A number within bounds; one number if these are equal. */
    record Range(double low, boolean withLow, double high, boolean withHigh) implements ValueMatcher {
        @Override
        public boolean matches(FieldValue value) {
            double number = value.number();
            return (number > low || (withLow && number == low)) && (number < high || (withHigh && number == high));
        }
    }

    /** A string that is an internet address within bounds. */
    record Addresses(byte[] low, byte[] high) implements ValueMatcher {
        @Override
        public boolean matches(FieldValue value) {
            byte[] address = InternetAddress.parse(value.string());
            return address != null
                    && address.length == low.length
                    && Arrays.compareUnsigned(address, low) >= 0
                    && Arrays.compareUnsigned(address, high) <= 0;
        }
    }

    /** A value, whatever it is, that none of others matches. */
    record AnythingBut(List<ValueMatcher> excluded) implements ValueMatcher {
        @Override
        public boolean matches(FieldValue value) {
            for (ValueMatcher matcher : excluded) {
                if (matcher.matches(value)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Any value. */
    record Present() implements ValueMatcher {
        @Override
        public boolean matches(FieldValue value) {
            return true;
        }
    }

    /** No value: a field that is not there. */
    record Absent() implements ValueMatcher {
        @Override
        public boolean matches(FieldValue value) {
            return false;
        }
    }
}
