package dev.lodestone.store.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.SortRange;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.value.AnyValue;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Key bytes must compare as the values do, and ranges must hold exactly the values that satisfy their condition. */
class KeyOrderProperties {
    @Provide
    Arbitrary<AttributeValue> numbers() {
        return AnyValue.number().map(AttributeValue.N::new);
    }

    @Provide
    Arbitrary<AttributeValue> strings() {
        return AnyValue.string().map(AttributeValue.S::new);
    }

    @Provide
    Arbitrary<AttributeValue> binaries() {
        return AnyValue.binary().map(AttributeValue.B::new);
    }

    @Property
    void numbersKeepTheirOrder(@ForAll("numbers") AttributeValue a, @ForAll("numbers") AttributeValue b) {
        check(a, b);
    }

    @Property
    void stringsKeepTheirOrder(@ForAll("strings") AttributeValue a, @ForAll("strings") AttributeValue b) {
        check(a, b);
    }

    @Property
    void binariesKeepTheirOrder(@ForAll("binaries") AttributeValue a, @ForAll("binaries") AttributeValue b) {
        check(a, b);
    }

    private static void check(AttributeValue a, AttributeValue b) {
        byte[] encodedA = encode(a);
        byte[] encodedB = encode(b);
        assertEquals(Integer.signum(compare(a, b)), Integer.signum(Arrays.compareUnsigned(encodedA, encodedB)));
        if (!a.equals(b)) {
            assertFalse(startsWith(encodedA, encodedB));
        }
        checkRanges(a, b);
    }

    /** An entry {@code a}, with more after it as in an index, against the ranges that {@code b} bounds. */
    private static void checkRanges(AttributeValue a, AttributeValue b) {
        byte[] entry = Arrays.copyOf(encode(a), encode(a).length + 2);
        entry[entry.length - 2] = (byte) 0xff;
        int order = compare(a, b);
        assertEquals(order == 0, contains(new SortKeyRange(List.of(b)), entry));
        assertEquals(order < 0, contains(open().lessThan(b), entry));
        assertEquals(order <= 0, contains(open().atMost(b), entry));
        assertEquals(order > 0, contains(open().greaterThan(b), entry));
        assertEquals(order >= 0, contains(open().atLeast(b), entry));
        if (a.type() != AttributeType.N) {
            assertEquals(startsWith(plain(a), plain(b)), contains(open().beginsWith(b), entry));
        }
    }

    private static SortKeyRange open() {
        return new SortKeyRange(List.of());
    }

    private static boolean contains(SortKeyRange bounds, byte[] entry) {
        SortRange range = bounds.range(true);
        return (range.from() == null || Arrays.compareUnsigned(entry, range.from()) >= 0)
                && (range.to() == null || Arrays.compareUnsigned(entry, range.to()) < 0);
    }

    @Property
    void keysOfSeveralAttributesDoNotRunIntoEachOther(
            @ForAll("strings") AttributeValue a1,
            @ForAll("strings") AttributeValue a2,
            @ForAll("strings") AttributeValue b1,
            @ForAll("strings") AttributeValue b2) {
        KeyEncoder keys = new KeyEncoder(new KeySchema(
                List.of(new KeyAttribute("p", AttributeType.S), new KeyAttribute("q", AttributeType.S)),
                List.of(new KeyAttribute("r", AttributeType.S), new KeyAttribute("s", AttributeType.S))));
        Address a = keys.address(1, new Item(Map.of("p", a1, "q", a2, "r", a1, "s", a2)));
        Address b = keys.address(1, new Item(Map.of("p", b1, "q", b2, "r", b1, "s", b2)));
        assertEquals(a1.equals(b1) && a2.equals(b2), a.equals(b));
        int order = a1.equals(b1) ? compare(a2, b2) : compare(a1, b1);
        assertEquals(Integer.signum(order), Integer.signum(Arrays.compareUnsigned(a.sort(), b.sort())));
    }

    private static byte[] encode(AttributeValue value) {
        ByteSink sink = new ByteSink(1);
        KeyComponent.append(value, sink);
        return sink.toByteArray();
    }

    private static int compare(AttributeValue a, AttributeValue b) {
        return a instanceof AttributeValue.N number
                ? number.value().compareTo(((AttributeValue.N) b).value())
                : Arrays.compareUnsigned(plain(a), plain(b));
    }

    private static byte[] plain(AttributeValue value) {
        return value instanceof AttributeValue.S string
                ? string.value().getBytes(StandardCharsets.UTF_8)
                : ((AttributeValue.B) value).value().array();
    }

    private static boolean startsWith(byte[] bytes, byte[] beginning) {
        return bytes.length >= beginning.length
                && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }
}
