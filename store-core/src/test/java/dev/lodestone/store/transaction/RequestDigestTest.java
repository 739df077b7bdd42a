package dev.lodestone.store.transaction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Binary;
import dev.lodestone.store.value.DynamoNumber;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestDigestTest {
    private static byte[] of(AttributeValue value) {
        return new RequestDigest().value(value).finish();
    }

    private static AttributeValue n(String number) {
        return new AttributeValue.N(DynamoNumber.parse(number));
    }

    private static AttributeValue map(String... names) {
        Map<String, AttributeValue> members = new LinkedHashMap<>();
        for (String name : names) {
            members.put(name, new AttributeValue.S("value of " + name));
        }
        return new AttributeValue.M(members);
    }

    private static AttributeValue strings(String... elements) {
        return new AttributeValue.SS(new LinkedHashSet<>(List.of(elements)));
    }

    private static AttributeValue numbers(String... elements) {
        Set<DynamoNumber> set = new LinkedHashSet<>();
        for (String element : elements) {
            set.add(DynamoNumber.parse(element));
        }
        return new AttributeValue.NS(set);
    }

    private static AttributeValue binaries(int... elements) {
        Set<Binary> set = new LinkedHashSet<>();
        for (int element : elements) {
            set.add(Binary.wrap(new byte[] {(byte) element}));
        }
        return new AttributeValue.BS(set);
    }

    @Test
    void equalValuesHaveEqualDigests() {
        assertArrayEquals(of(n("1")), of(n("1.00")));
        assertArrayEquals(of(map("a", "b", "c")), of(map("c", "a", "b")));
        assertArrayEquals(of(strings("a", "b", "c")), of(strings("c", "a", "b")));
        assertArrayEquals(of(numbers("1", "20", "3")), of(numbers("3.0", "2E1", "1")));
        assertArrayEquals(of(binaries(1, 200, 3)), of(binaries(200, 3, 1)));
    }

    @Test
    void differentValuesHaveDifferentDigests() {
        List<AttributeValue> values = List.of(
                new AttributeValue.S(""),
                new AttributeValue.S("1"),
                n("1"),
                new AttributeValue.B(Binary.wrap(new byte[] {'1'})),
                AttributeValue.BOOL.of(true),
                AttributeValue.BOOL.of(false),
                AttributeValue.NULL.INSTANCE,
                strings("1"),
                strings("1", "2"),
                strings("12"),
                numbers("1"),
                binaries('1'),
                new AttributeValue.L(List.of()),
                new AttributeValue.L(List.of(n("1"), n("2"))),
                new AttributeValue.L(List.of(n("2"), n("1"))),
                new AttributeValue.L(List.of(new AttributeValue.L(List.of(n("1"))), n("2"))),
                new AttributeValue.M(Map.of()),
                map("a"),
                map("a", "b"));
        Set<String> digests = new HashSet<>();
        values.forEach(value -> digests.add(Arrays.toString(of(value))));
        assertEquals(values.size(), digests.size());
    }

    @Test
    void absentIsNotEmpty() {
        Set<String> digests = new HashSet<>();
        digests.add(Arrays.toString(new RequestDigest().text(null).finish()));
        digests.add(Arrays.toString(new RequestDigest().text("").finish()));
        digests.add(Arrays.toString(new RequestDigest().text("").text("").finish()));
        assertEquals(3, digests.size());
    }
}
