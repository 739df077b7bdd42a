package dev.lodestone.server.mutation;

import dev.lodestone.server.mutation.Json.Member;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes requests wrong in their structure or in their bytes. The same seed makes the same mistakes. */
final class Mutator {
    private static final String[] REPLACEMENTS = {
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1.5",
        "1e400",
        "99999999999999999999",
        "2147483648",
        "-0.0",
        "\"\"",
        "\"a\"",
        "\"1\"",
        "\"TRUE\"",
        "\"1e126\"",
        "\"1e-131\"",
        "\"#n\"",
        "\":v\"",
        "\"AAA=\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\ud83d\\ude00\"",
        "\"" + "x".repeat(2100) + "\"",
        "[]",
        "{}",
        "[null]",
        "[[]]",
        "[{}]",
        "{\"a\":null}",
        "{\"\":null}",
        "{\"S\":null}",
        "{\"S\":\"a\"}",
        "{\"N\":\"1\"}",
        "{\"B\":\"AAA=\"}",
        "{\"NULL\":true}",
        "{\"L\":[null]}",
        "{\"M\":{\"a\":null}}",
        "{\"SS\":[]}",
        "{\"SS\":[null]}",
        "{\"NS\":[null]}",
        "{\"BS\":[null]}",
        "{\"S\":\"a\",\"N\":\"1\"}",
        "{\"a\":{\"S\":\"a\"}}",
        "{\"L\":[".repeat(40) + "]}".repeat(40)
    };

    private final Random random;

    Mutator(long seed) {
        this.random = new Random(seed);
    }

    byte[] mutate(Json request) {
        Json mutated = request.copy();
        int kind = random.nextInt(10);
        int structural = kind == 0 ? 0 : 1 + random.nextInt(2);
        for (int i = 0; i < structural; i++) {
            mutated = changed(mutated, new int[] {random.nextInt(size(mutated))});
        }
        StringBuilder text = new StringBuilder();
        mutated.print(text);
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return kind <= 1 ? changed(bytes) : bytes;
    }

    /** How many values there are, the outermost among them. */
    private static int size(Json json) {
        int size = 1;
        if (json instanceof Json.Array array) {
            for (Json element : array.elements()) {
                size += size(element);
            }
        } else if (json instanceof Json.Structure structure) {
            for (Member member : structure.members()) {
                size += size(member.value());
            }
        }
        return size;
    }

    /** The JSON with one of its values changed: the one that the countdown, which it counts down, leads to. */
    private Json changed(Json json, int[] countdown) {
        if (countdown[0]-- == 0) {
            return changed(json);
        }
        if (json instanceof Json.Array array) {
            List<Json> elements = array.elements();
            for (int i = 0; i < elements.size() && countdown[0] >= 0; i++) {
                elements.set(i, changed(elements.get(i), countdown));
            }
        } else if (json instanceof Json.Structure structure) {
            List<Member> members = structure.members();
            for (int i = 0; i < members.size() && countdown[0] >= 0; i++) {
                Member member = members.get(i);
                members.set(i, new Member(member.name(), changed(member.value(), countdown)));
            }
        }
        return json;
    }

    private Json changed(Json json) {
        if (json instanceof Json.Structure structure && !structure.members().isEmpty() && random.nextInt(3) > 0) {
            return changedMembers(structure.members());
        }
        if (json instanceof Json.Array array && !array.elements().isEmpty() && random.nextInt(3) > 0) {
            return changedElements(array.elements());
        }
        return switch (random.nextInt(8)) {
            case 0 -> new Json.Array(listOf(json));
            case 1 -> new Json.Structure(listOf(new Member(name(), json)));
            default -> replacement();
        };
    }

    private Json changedMembers(List<Member> members) {
        int at = random.nextInt(members.size());
        Member member = members.get(at);
        Member other = members.get(random.nextInt(members.size()));
        switch (random.nextInt(6)) {
            case 0 -> members.remove(at);
            case 1 -> members.add(random.nextInt(members.size() + 1), member);
            case 2 -> members.add(new Member(member.name(), replacement()));
            case 3 -> members.add(new Member(name(), replacement()));
            case 4 -> members.set(at, new Member(member.name(), other.value().copy()));
            default -> members.set(at, new Member(name(), member.value()));
        }
        return new Json.Structure(members);
    }

    private Json changedElements(List<Json> elements) {
        int at = random.nextInt(elements.size());
        switch (random.nextInt(4)) {
            case 0 -> elements.remove(at);
            case 1 -> elements.add(elements.get(at).copy());
            case 2 -> elements.add(at, replacement());
            default -> {
                for (int i = random.nextInt(130); i > 0; i--) {
                    elements.add(elements.get(at).copy());
                }
            }
        }
        return new Json.Array(elements);
    }

    private Json replacement() {
        return Json.parse(REPLACEMENTS[random.nextInt(REPLACEMENTS.length)]);
    }

    private String name() {
        String[] names = {"\"\"", "\"pk\"", "\"S\"", "\"N\"", "\"M\"", "\"#n\"", "\":v\"", "\"a\"", "\"\\u0000\""};
        return names[random.nextInt(names.length)];
    }

    private static <T> List<T> listOf(T element) {
        List<T> list = new ArrayList<>();
        list.add(element);
        return list;
    }

    private byte[] changed(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(4)) {
            case 0 -> {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                return flipped;
            }
            case 1 -> {
                return joined(bytes, at, new byte[0], bytes.length);
            }
            case 2 -> {
                return joined(bytes, at, new byte[0], Math.min(bytes.length, at + 1 + random.nextInt(5)));
            }
            default -> {
                byte[] inserted = new byte[1 + random.nextInt(3)];
                random.nextBytes(inserted);
                return joined(bytes, at, inserted, at);
            }
        }
    }

    /** The bytes up to the first place, the inserted ones, and the bytes from the second place on. */
    private static byte[] joined(byte[] bytes, int until, byte[] inserted, int from) {
        byte[] result = new byte[until + inserted.length + bytes.length - from];
        System.arraycopy(bytes, 0, result, 0, until);
        System.arraycopy(inserted, 0, result, until, inserted.length);
        System.arraycopy(bytes, from, result, until + inserted.length, bytes.length - from);
        return result;
    }
}
