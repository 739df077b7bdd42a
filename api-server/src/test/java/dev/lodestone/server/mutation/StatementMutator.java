package dev.lodestone.server.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes other statements of statements, right and wrong ones, token by token. The same seed makes the same ones. */
final class StatementMutator {
    private static final Pattern TOKEN = Pattern.compile(
            "'[^']*'|\"[^\"]*\"|[A-Za-z_]\\w*(?:\\.\\w+|\\[\\d+])*|[0-9.]+(?:e-?[0-9]+)?|<<|>>|<>|<=|>=|\\S");

    private static final List<String> NAMES =
            words("pk sk n s l m ss ns bs b z gpk lsk x absent l[0] l[99999] m.x m.e.f"
                    + " \"pk\" \"\" simple indexed indexed.gsi indexed.lsi indexed.none none size(s)");

    private static final List<String> CONSTANTS = words("? ? ? 'a' 'g' 'l' 'S' '' '''' 0 1 -1 12.5 1e125 1e126 1e-131"
            + " 99999999999999999999999999999999999999 TRUE NULL MISSING [] [1,'a'] <<1>> <<'a','b'>> <<>> {} {'x':'y'}"
            + " 1+1 -? ?-1 (1) ('a','b') ['a',?]");

    private static final List<String> COMPARATORS = words("= <> < <= > >= IN");

    private static final List<String> FUNCTIONS = words("size begins_with contains attribute_type attribute_exists"
            + " attribute_not_exists list_append set_add set_delete if_not_exists upper");

    private static final List<String> JUNCTIONS = words("AND OR");

    /** Tokens that can take each other's place without harm to the grammar. */
    private static final List<List<String>> KINDS = List.of(NAMES, CONSTANTS, COMPARATORS, FUNCTIONS, JUNCTIONS);

    private static final List<String> OTHERS = words(
            "SELECT INSERT UPDATE DELETE FROM INTO VALUE VALUES SET REMOVE WHERE"
                    + " ORDER BY ASC DESC RETURNING ALL MODIFIED OLD NEW * EXISTS NOT BETWEEN IS LIKE LIMIT AS GROUP ON / % || . ,"
                    + " : ; ( ) [ ] { } << >> ` # ! -- /* \\ ' l[9999999999] 1e999999999 .5 count \u00e9 \ud83d\ude00 \u0000");

    private static final List<String> VALUES = List.of(
            "{\"S\":\"a\"}",
            "{\"S\":\"g\"}",
            "{\"S\":\"\"}",
            "{\"S\":\"S\"}",
            "{\"N\":\"1\"}",
            "{\"N\":\"-0\"}",
            "{\"N\":\"9.9e125\"}",
            "{\"N\":\"1e-130\"}",
            "{\"B\":\"AA==\"}",
            "{\"BOOL\":true}",
            "{\"NULL\":true}",
            "{\"SS\":[\"a\",\"b\"]}",
            "{\"NS\":[\"1\",\"2\"]}",
            "{\"BS\":[\"AA==\"]}",
            "{\"L\":[]}",
            "{\"L\":[{\"S\":\"a\"},{\"N\":\"1\"}]}",
            "{\"M\":{}}",
            "{\"M\":{\"pk\":{\"S\":\"q\"}}}",
            "{\"M\":{\"pk\":{\"S\":\"q\"},\"sk\":{\"N\":\"1\"},\"gpk\":{\"S\":\"\"}}}",
            "{}",
            "null",
            "{\"N\":\"x\"}");

    private final Random random;

    StatementMutator(long seed) {
        this.random = new Random(seed);
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }

    /** One of the statements with up to four changes; a few go on as another one does. */
    String mutate(List<String> statements) {
        List<String> tokens = tokens(any(statements));
        if (random.nextInt(16) == 0) {
            List<String> other = tokens(any(statements));
            tokens = new ArrayList<>(tokens.subList(0, random.nextInt(tokens.size() + 1)));
            tokens.addAll(other.subList(random.nextInt(other.size()), other.size()));
        }
        for (int changes = 1 + random.nextInt(4); changes > 0 && !tokens.isEmpty(); changes--) {
            int at = random.nextInt(tokens.size());
            switch (random.nextInt(12)) {
                case 0 -> damage(tokens, at);
                case 1 -> addCondition(tokens);
                default -> tokens.set(at, any(kindOf(tokens.get(at))));
            }
        }
        return String.join(random.nextInt(8) == 0 ? "\n" : " ", tokens);
    }

    private static List<String> tokens(String statement) {
        List<String> tokens = new ArrayList<>();
        for (Matcher token = TOKEN.matcher(statement); token.find(); ) {
            tokens.add(token.group());
        }
        return tokens;
    }

    /** What may stand in the place of this token. */
    private static List<String> kindOf(String token) {
        for (List<String> kind : KINDS) {
            if (kind.contains(token)) {
                return kind;
            }
        }
        return List.of(token);
    }

    private void addCondition(List<String> tokens) {
        int where = tokens.indexOf("WHERE");
        if (where >= 0) {
            tokens.add(where + 1, condition(any(NAMES)));
        }
    }

    private String condition(String name) {
        return switch (random.nextInt(5)) {
            case 0 -> name + " BETWEEN " + any(CONSTANTS) + " AND " + any(CONSTANTS) + " AND";
            case 1 -> name + " IS NOT MISSING " + any(JUNCTIONS);
            case 2 -> any(FUNCTIONS) + "(" + name + ", " + any(CONSTANTS) + ") " + any(JUNCTIONS);
            case 3 -> "NOT " + name + " = " + any(CONSTANTS) + " AND";
            default -> name + " " + any(COMPARATORS) + " " + any(CONSTANTS) + " " + any(JUNCTIONS);
        };
    }

    private void damage(List<String> tokens, int at) {
        int other = random.nextInt(tokens.size());
        switch (random.nextInt(7)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(other, tokens.get(at));
            case 2 -> tokens.add(at, any(OTHERS));
            case 3 -> tokens.set(at, tokens.set(other, tokens.get(at)));
            case 4 -> tokens.set(at, tokens.get(at) + any(OTHERS));
            case 5 -> tokens.subList(Math.min(at, other), Math.max(at, other)).clear();
            default -> tokens.set(at, any(any(KINDS)));
        }
    }

    /** The statement as a member of a request, mostly with as many parameters as it has question marks. */
    String member(String statement) {
        long parameters = statement.chars().filter(c -> c == '?').count() + (random.nextInt(20) == 0 ? 1 : 0);
        StringBuilder member = new StringBuilder("\"Statement\":").append(quoted(statement));
        for (int i = 0; i < parameters; i++) {
            member.append(i == 0 ? ",\"Parameters\":[" : ",").append(any(VALUES));
        }
        return member.append(parameters == 0 ? "" : "]").toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\\' || c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
