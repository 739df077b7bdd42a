package dev.lodestone.store.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.store.value.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The order of strings is the order of their UTF-8 bytes. */
class Utf8OrderProperties {
    @Property
    void agreesWithTheBytes(@ForAll("strings") String left, @ForAll("strings") String right) {
        assertEquals(
                Integer.signum(Arrays.compareUnsigned(bytes(left), bytes(right))),
                Integer.signum(Utf8.compare(left, right)));
    }

    @Provide
    Arbitrary<String> strings() {
        return Arbitraries.of(
                        "a",
                        "b",
                        "\u00e9",
                        "\u07ff",
                        "\u0800",
                        "\ud7ff",
                        "\ue000",
                        "\uffee",
                        "\ud800\udc00",
                        "\udbff\udfff")
                .list()
                .ofMaxSize(4)
                .map(parts -> String.join("", parts));
    }

    private static byte[] bytes(String string) {
        return string.getBytes(StandardCharsets.UTF_8);
    }
}
