package dev.lodestone.server.wire.json;

import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Binary;
import dev.lodestone.store.value.DynamoNumber;
import dev.lodestone.store.value.Item;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Items with values of every type, and with characters of every kind that JSON has to treat. */
final class RandomItems {
    private final Random random;

    RandomItems(long seed) {
        this.random = new Random(seed);
    }

    Item next() {
        return new Item(attributes(3));
    }

    private Map<String, AttributeValue> attributes(int levels) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            attributes.put(string(), value(levels));
        }
        return attributes;
    }

    private AttributeValue value(int levels) {
        return switch (random.nextInt(levels == 0 ? 8 : 10)) {
            case 0 -> new AttributeValue.S(string());
            case 1 -> new AttributeValue.N(number());
            case 2 -> new AttributeValue.B(binary());
            case 3 -> AttributeValue.BOOL.of(random.nextBoolean());
            case 4 -> AttributeValue.NULL.INSTANCE;
            case 5 -> new AttributeValue.SS(set(this::string));
            case 6 -> new AttributeValue.NS(set(this::number));
            case 7 -> new AttributeValue.BS(set(this::binary));
            case 8 -> new AttributeValue.L(list(levels - 1));
            default -> new AttributeValue.M(attributes(levels - 1));
        };
    }

    private List<AttributeValue> list(int levels) {
        List<AttributeValue> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(value(levels));
        }
        return values;
    }

    private <T> Set<T> set(Supplier<T> element) {
        Set<T> values = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            values.add(element.get());
        }
        return values;
    }

    private String string() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(character());
        }
        return text.toString();
    }

    private int character() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(' ');
            case 1 -> "\"\\/\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff".charAt(random.nextInt(10));
            case 2 -> 0x10000 + random.nextInt(0x100000);
            default -> ' ' + random.nextInt(95);
        };
    }

    private DynamoNumber number() {
        return DynamoNumber.of(new BigDecimal(new BigInteger(100, random), random.nextInt(60) - 30));
    }

    private Binary binary() {
        byte[] bytes = new byte[random.nextInt(9)];
        random.nextBytes(bytes);
        return Binary.wrap(bytes);
    }
}
