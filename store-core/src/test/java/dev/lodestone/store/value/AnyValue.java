package dev.lodestone.store.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Arbitrary numbers, values and items for property tests. */
public final class AnyValue {
    private AnyValue() {}

    /** Numbers of every size, many of them with short digits and near each other. */
    public static Arbitrary<DynamoNumber> number() {
        Arbitrary<BigDecimal> small = Arbitraries.integers()
                .between(-300, 300)
                .flatMap(unscaled ->
                        Arbitraries.integers().between(-3, 3).map(scale -> BigDecimal.valueOf(unscaled, scale)));
        Arbitrary<BigDecimal> any = Arbitraries.bigIntegers()
                .between(
                        BigInteger.TEN.pow(38).negate().add(BigInteger.ONE),
                        BigInteger.TEN.pow(38).subtract(BigInteger.ONE))
                .flatMap(unscaled ->
                        Arbitraries.integers().between(-87, 130).map(scale -> new BigDecimal(unscaled, scale)));
        return Arbitraries.oneOf(small, any).map(DynamoNumber::of);
    }

    /** Strings with all kinds of characters, U+0000 and surrogate pairs among them, and many common beginnings. */
    public static Arbitrary<String> string() {
        Arbitrary<String> near =
                Arbitraries.strings().withChars('\0', '\1', 'a', 'b', '\u00ff').ofMaxLength(5);
        Arbitrary<String> wide = Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .list()
                .ofMaxSize(6)
                .map(codes -> {
                    StringBuilder text = new StringBuilder();
                    codes.forEach(text::appendCodePoint);
                    return text.toString();
                });
        return Arbitraries.oneOf(near, wide);
    }

    public static Arbitrary<Binary> binary() {
        Arbitrary<Byte> b = Arbitraries.of((byte) 0, (byte) 1, (byte) 0x7f, (byte) 0x80, (byte) 0xff);
        return Arbitraries.oneOf(b, Arbitraries.bytes())
                .array(byte[].class)
                .ofMaxSize(6)
                .map(Binary::wrap);
    }

    /** Values of every type, nested a few levels deep. */
    public static Arbitrary<AttributeValue> value() {
        return value(3);
    }

    private static Arbitrary<AttributeValue> value(int levels) {
        Arbitrary<AttributeValue> scalar = Arbitraries.oneOf(
                string().map(AttributeValue.S::new),
                number().map(AttributeValue.N::new),
                binary().map(AttributeValue.B::new),
                Arbitraries.of(true, false).map(AttributeValue.BOOL::of),
                Arbitraries.just(AttributeValue.NULL.INSTANCE));
        Arbitrary<AttributeValue> set = Arbitraries.oneOf(
                string().set()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .map(values -> new AttributeValue.SS(new LinkedHashSet<>(values))),
                number().set()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .map(values -> new AttributeValue.NS(new LinkedHashSet<>(values))),
                binary().set()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .map(values -> new AttributeValue.BS(new LinkedHashSet<>(values))));
        if (levels == 0) {
            return Arbitraries.oneOf(scalar, set);
        }
        Arbitrary<AttributeValue> inner = Arbitraries.lazy(() -> value(levels - 1));
        return Arbitraries.frequencyOf(
                Tuple.of(5, scalar),
                Tuple.of(1, set),
                Tuple.of(1, inner.list().ofMaxSize(3).map(AttributeValue.L::new)),
                Tuple.of(
                        1,
                        Arbitraries.maps(string(), inner)
                                .ofMaxSize(3)
                                .map(values -> new AttributeValue.M(new LinkedHashMap<>(values)))));
    }

    public static Arbitrary<Item> item() {
        return Arbitraries.maps(string(), value()).ofMaxSize(6).map(values -> new Item(new LinkedHashMap<>(values)));
    }
}
