package dev.lodestone.streams.filter;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Records as functions get them, of few attributes and values, so that patterns of the same meet them. */
final class RandomRecords {
    static final List<String> ATTRIBUTES = List.of("a", "b", "a.b", "c");
    static final List<String> STRINGS = List.of(
            "",
            "x",
            "X",
            "xy",
            "xyx",
            "xx",
            "ß",
            "SS",
            "É",
            "é",
            "a\"x",
            "x\"",
            "*",
            "x*y",
            "\\",
            "5",
            "-",
            "null",
            "true",
            "10.0.0.1",
            "10.1.0.1",
            "10.0.0.255",
            "::ffff:a00:1",
            "f000::1",
            "f000:0:0::1",
            "f001::",
            "1:2",
            "大雨");
    static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "0.0",
            "1",
            "1.0",
            "1e0",
            "10E-1",
            "-1",
            "5",
            "5.5",
            "26",
            "26.0",
            "100",
            "1e400",
            "1664559083.0",
            "0.1",
            "0.1000000000000000055511151231257827",
            "12345678901234567890",
            "9007199254740993",
            "-26");

    private final Random random;

    RandomRecords(Random random) {
        this.random = random;
    }

    String record() {
        StringBuilder json = new StringBuilder("{\"eventID\":\"e\",\"eventName\":")
                .append(quoted(pick(List.of("INSERT", "MODIFY", "REMOVE"))))
                .append(",\"dynamodb\":{\"ApproximateCreationDateTime\":")
                .append(pick(NUMBERS))
                .append(",\"Keys\":")
                .append(item(1, 0));
        if (random.nextInt(10) > 0) {
            json.append(",\"NewImage\":").append(item(4, 0));
        }
        if (random.nextInt(3) == 0) {
            json.append(",\"OldImage\":").append(item(2, 0));
        }
        json.append(",\"SizeBytes\":").append(pick(NUMBERS)).append('}');
        if (random.nextInt(3) == 0) {
            json.append(",\"userIdentity\":{\"type\":\"Service\"}");
        }
        return json.append('}').toString();
    }

    /** One of a list, the first ones more often than the last. */
    <T> T pick(List<T> values) {
        return values.get(random.nextInt(1 + random.nextInt(values.size())));
    }

    static String quoted(String string) {
        return '"' + string.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private String item(int attributes, int depth) {
        StringBuilder json = new StringBuilder("{");
        int first = random.nextInt(1 + random.nextInt(ATTRIBUTES.size()));
        for (int i = 0; i < attributes && i < ATTRIBUTES.size(); i++) {
            if (random.nextInt(4) > 0) {
                json.append(json.length() > 1 ? "," : "")
                        .append(quoted(ATTRIBUTES.get((first + i) % ATTRIBUTES.size())))
                        .append(':')
                        .append(value(depth));
            }
        }
        return json.append('}').toString();
    }

    private String value(int depth) {
        return switch (random.nextInt(depth < 3 ? 10 : 6)) {
            case 0, 1, 9 -> "{\"S\":" + quoted(pick(STRINGS)) + '}';
            case 2 -> "{\"N\":" + quoted(pick(NUMBERS)) + '}';
            case 3 -> "{\"BOOL\":" + random.nextBoolean() + '}';
            case 4 -> "{\"NULL\":true}";
            case 5 -> "{\"SS\":" + list(() -> quoted(pick(STRINGS))) + '}';
            case 6, 7 -> "{\"L\":" + list(() -> value(depth + 1)) + '}';
            default -> "{\"M\":" + item(3, depth + 1) + '}';
        };
    }

    private String list(Supplier<String> element) {
        StringBuilder json = new StringBuilder("[");
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            json.append(i > 0 ? "," : "").append(element.get());
        }
        return json.append(']').toString();
    }
}
