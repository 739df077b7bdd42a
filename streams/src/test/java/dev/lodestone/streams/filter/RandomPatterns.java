package dev.lodestone.streams.filter;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Patterns of the attributes and values that {@link RandomRecords} have. Where patterns do not make sense they are still
 * JSON in most cases.
 */
final class RandomPatterns {
    private final Random random;
    private final RandomRecords words;

    /** How often, in a hundred leaves, something is put in that may be wrong. */
    private final int faults;

    RandomPatterns(Random random, int faults) {
        this.random = random;
        this.words = new RandomRecords(random);
        this.faults = faults;
    }

    String pattern() {
        StringBuilder json = new StringBuilder("{");
        if (random.nextInt(8) == 0) {
            json.append("\"eventName\":").append(leaf()).append(',');
        }
        if (random.nextInt(8) == 0) {
            json.append("\"userIdentity\":{\"type\":").append(leaf()).append("},");
        }
        json.append("\"dynamodb\":").append(dynamodb()).append('}');
        String pattern = json.toString();
        return random.nextInt(100) < faults ? broken(pattern) : pattern;
    }

    private boolean faulty() {
        return random.nextInt(100) < faults;
    }

    private String broken(String pattern) {
        int at = random.nextInt(pattern.length());
        return switch (random.nextInt(3)) {
            case 0 -> pattern.substring(0, at);
            case 1 -> pattern.substring(0, at) + pattern.substring(at + 1);
            default -> pattern.substring(0, at) + "{}[],:\"".charAt(random.nextInt(7)) + pattern.substring(at);
        };
    }

    private String dynamodb() {
        return switch (random.nextInt(8)) {
            case 0 -> "{\"SizeBytes\":" + leafOfNumber() + '}';
            case 1 -> "{\"ApproximateCreationDateTime\":" + leafOfNumber() + ",\"NewImage\":" + image(0) + '}';
            case 2 -> "{\"OldImage\":" + image(0) + ",\"NewImage\":" + image(0) + '}';
            case 3 ->
                "{\"NewImage\":" + image(0) + ",\"$or\":" + alternatives(() -> "{\"Keys\":" + image(0) + '}') + '}';
            default -> "{\"NewImage\":" + image(0) + '}';
        };
    }

    /** What an item, or a map in it, may be. */
    private String image(int depth) {
        if (faulty()) {
            return words.pick(List.of("{}", "[]", "\"x\"", "5", "null", "true"));
        }
        if (depth < 2 && random.nextInt(5) == 0) {
            String member = random.nextBoolean() ? attribute(depth) + ',' : "";
            return '{' + member + "\"$or\":" + alternatives(() -> image(depth + 1)) + '}';
        }
        StringBuilder json = new StringBuilder("{");
        int attributes = 1 + random.nextInt(1 + random.nextInt(3));
        for (int i = 0; i < attributes; i++) {
            json.append(i > 0 ? "," : "").append(attribute(depth));
        }
        return json.append('}').toString();
    }

    private String alternatives(Supplier<String> alternative) {
        int count = faulty() ? random.nextInt(2) : 2 + random.nextInt(2);
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            json.append(i > 0 ? "," : "").append(faulty() ? "5" : alternative.get());
        }
        return json.append(']').toString();
    }

    private String attribute(int depth) {
        String name =
                faulty() ? words.pick(List.of("prefix", "$or", "regex", "<")) : words.pick(RandomRecords.ATTRIBUTES);
        return RandomRecords.quoted(name) + ':' + types(depth);
    }

    private String types(int depth) {
        if (random.nextInt(12) == 0) {
            return leaf();
        }
        StringBuilder json = new StringBuilder("{");
        int types = random.nextInt(4) == 0 ? 2 : 1;
        for (int i = 0; i < types; i++) {
            json.append(i > 0 ? "," : "").append(type(depth));
        }
        return json.append('}').toString();
    }

    private String type(int depth) {
        return switch (random.nextInt(depth < 3 ? 10 : 6)) {
            case 0, 1, 9 -> "\"S\":" + leaf();
            case 2 -> "\"N\":" + leaf();
            case 3 -> "\"BOOL\":" + leaf();
            case 4 -> "\"NULL\":" + leaf();
            case 5 -> "\"SS\":" + leaf();
            case 6, 7 -> "\"L\":" + types(depth + 1);
            default -> "\"M\":" + image(depth + 1);
        };
    }

    private String leaf() {
        if (faulty()) {
            return words.pick(List.of("[]", "\"x\"", "5", "null", "[[\"x\"]]", "{}"));
        }
        StringBuilder json = new StringBuilder("[");
        int values = random.nextInt(3) > 0 ? 1 : 1 + random.nextInt(3);
        for (int i = 0; i < values; i++) {
            json.append(i > 0 ? "," : "").append(element());
        }
        return json.append(']').toString();
    }

    /**
     * What a JSON number may be. No addresses: the library takes the digits of some numbers for those of addresses, which
     * are hexadecimal to it.
     */
    private String leafOfNumber() {
        String leaf = leaf();
        return leaf.contains("cidr") || leaf.contains(".0.") || leaf.contains("::") ? "[5]" : leaf;
    }

    /** One of the values that a field may have. */
    String element() {
        return switch (random.nextInt(7)) {
            case 0, 1 -> string();
            case 2 -> number();
            case 3 -> words.pick(List.of("true", "false", "null"));
            default -> operator();
        };
    }

    private String operator() {
        if (faulty()) {
            return words.pick(List.of(
                    "{}",
                    "{\"regex\":\"x\"}",
                    "{\"prefix\":\"x\",\"suffix\":\"x\"}",
                    "{\"exists\":\"true\"}",
                    "{\"exists\":null}",
                    "{\"prefix\":5}",
                    "{\"suffix\":{\"prefix\":\"x\"}}",
                    "{\"prefix\":{\"equals-ignore-case\":\"x\",\"a\":1}}",
                    "{\"exactly\":[\"x\"]}",
                    "{\"equals-ignore-case\":[\"x\"]}",
                    "{\"wildcard\":[\"x\"]}"));
        }
        return switch (random.nextInt(11)) {
            case 0 -> "{\"prefix\":" + string() + '}';
            case 1 -> "{\"suffix\":" + string() + '}';
            case 2 -> "{\"prefix\":{\"equals-ignore-case\":" + string() + "}}";
            case 3 -> "{\"suffix\":{\"equals-ignore-case\":" + string() + "}}";
            case 4 -> "{\"equals-ignore-case\":" + string() + '}';
            case 5 -> "{\"exists\":" + random.nextBoolean() + '}';
            case 6 -> "{\"wildcard\":" + wildcard() + '}';
            case 7 -> "{\"cidr\":" + RandomRecords.quoted(block()) + '}';
            case 8 -> "{\"numeric\":" + numeric() + '}';
            case 9 -> "{\"exactly\":" + string() + '}';
            default -> "{\"anything-but\":" + anythingBut() + '}';
        };
    }

    private String string() {
        return RandomRecords.quoted(words.pick(RandomRecords.STRINGS));
    }

    private String number() {
        return words.pick(RandomRecords.NUMBERS);
    }

    private String wildcard() {
        List<String> good =
                List.of("*", "x*", "*x", "x*x", "*y*", "*\\\\*", "\\\\\\\\*", "x*y*x", "大*", "x\\\\*y", "x");
        List<String> wrong = List.of("**", "\\\\x", "x\\\\", "x**y");
        return '"' + words.pick(faulty() ? wrong : good) + '"';
    }

    private String block() {
        List<String> good = List.of("10.0.0.0/24", "10.0.0.0/8", "10.0.0.7/31", "0.0.0.0/1", "f000::/16", "f000::/127");
        List<String> wrong = List.of("10.0.0.0", "10.0.0.0/32", "10.0.0.0/-1", "10.0.0.0/x", "f000::/128", "x/8", "/");
        return words.pick(faulty() ? wrong : good);
    }

    private String numeric() {
        if (faulty()) {
            return words.pick(List.of(
                    "5",
                    "[]",
                    "[\"=\"]",
                    "[\"=\",\"5\"]",
                    "[\"!=\",5]",
                    "[\"<\",5,\">\",3]",
                    "[\">\",5,\"<\",5]",
                    "[\">\",5,\"<\",3]",
                    "[\">\",5,\"=\",6]",
                    "[\">\",1,\"<\",3,\"<\",4]",
                    "[\"=\",1,2]",
                    "[5,\"=\"]"));
        }
        return switch (random.nextInt(3)) {
            case 0 ->
                "[\"" + words.pick(List.of(">", ">=")) + "\"," + words.pick(List.of("0", "1.0", "-26", "5")) + ",\""
                        + words.pick(List.of("<", "<=")) + "\"," + words.pick(List.of("26", "5.5", "1e10")) + ']';
            case 1 -> "[\"" + words.pick(List.of(">", ">=", "<", "<=")) + "\"," + number() + ']';
            default -> "[\"=\"," + number() + ']';
        };
    }

    private String anythingBut() {
        return switch (random.nextInt(faults == 0 ? 8 : 9)) {
            case 0 -> string();
            case 1 -> number();
            case 2 -> '[' + string() + ',' + string() + ']';
            case 3 -> '[' + number() + ',' + number() + ']';
            case 4 -> affix("prefix");
            case 5 -> affix("suffix");
            case 6 -> "{\"equals-ignore-case\":" + stringOrTwo(this::string) + '}';
            case 7 -> "{\"wildcard\":" + stringOrTwo(this::wildcard) + '}';
            default ->
                words.pick(List.of(
                        "[]",
                        "[5,\"x\"]",
                        "null",
                        "[null]",
                        "true",
                        "{\"numeric\":[\"=\",5]}",
                        "{}",
                        "{\"prefix\":5}",
                        "{\"prefix\":\"\"}",
                        "{\"suffix\":[\"x\",\"\"]}",
                        "{\"prefix\":\"x\",\"suffix\":\"x\"}",
                        "{\"equals-ignore-case\":[5]}",
                        "[[\"x\"]]"));
        };
    }

    private String affix(String operator) {
        return "{\"" + operator + "\":" + stringOrTwo(() -> random.nextBoolean() ? "\"x\"" : string()) + '}';
    }

    private String stringOrTwo(Supplier<String> string) {
        return random.nextBoolean() ? string.get() : '[' + string.get() + ',' + string.get() + ']';
    }
}
