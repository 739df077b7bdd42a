package dev.lodestone.store.expression.evaluation;

import static dev.lodestone.store.expression.Values.m;
import static dev.lodestone.store.expression.Values.n;
import static dev.lodestone.store.expression.Values.s;
import static dev.lodestone.store.expression.Values.ss;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Update;
import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Random updates agree with a naive model that changes an item in place. Its lists are maps from index to element, which
 * close up only when all changes have been made.
 */
class UpdateEvaluatorProperties {
    private static final ExpressionParser PARSER = new ExpressionParser(1);
    private static final List<String> PATHS =
            List.of("a", "b", "c", "m.x", "m.y", "l[0]", "l[1]", "l[2]", "l[3]", "l[9]", "l[10]");
    private static final Map<String, AttributeValue> VALUES =
            Map.of(":s", s("x"), ":n", n(5), ":ss", ss("x", "y"), ":m", m("z", n(1)));

    private record Action(String section, String path, String value) {
        String text() {
            return switch (section) {
                case "SET" -> path + " = " + value;
                case "REMOVE" -> path;
                default -> path + " " + (value.equals(":n") && section.equals("ADD") ? ":n" : ":ss");
            };
        }
    }

    /** The item of the model, by the texts of paths: nested values stand only under their own paths. */
    private static final class Model {
        private final Map<String, AttributeValue> attributes = new HashMap<>();
        private final Map<String, AttributeValue> members = new LinkedHashMap<>();
        private final TreeMap<Integer, AttributeValue> elements = new TreeMap<>();

        Model(Item item) {
            attributes.putAll(item.attributes());
            members.putAll(((AttributeValue.M) attributes.remove("m")).values());
            List<AttributeValue> list = ((AttributeValue.L) attributes.remove("l")).values();
            for (int index = 0; index < list.size(); index++) {
                elements.put(index, list.get(index));
            }
        }

        AttributeValue get(String path) {
            if (path.startsWith("m.")) {
                return members.get(path.substring(2));
            }
            return path.startsWith("l[") ? elements.get(index(path)) : attributes.get(path);
        }

        void put(String path, AttributeValue value) {
            if (path.startsWith("m.")) {
                replace(members, path.substring(2), value);
            } else if (path.startsWith("l[")) {
                replace(elements, index(path), value);
            } else {
                replace(attributes, path, value);
            }
        }

        private static int index(String path) {
            return Integer.parseInt(path.substring(2, path.length() - 1));
        }

        private static <K> void replace(Map<K, AttributeValue> map, K key, AttributeValue value) {
            if (value == null) {
                map.remove(key);
            } else {
                map.put(key, value);
            }
        }

        Item item() {
            Map<String, AttributeValue> all = new HashMap<>(attributes);
            all.put("m", new AttributeValue.M(members));
            all.put("l", new AttributeValue.L(new ArrayList<>(elements.values())));
            return new Item(all);
        }
    }

    /** Says that the model refuses an update. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Property(tries = 3000)
    void agreesWithTheModel(@ForAll("updates") List<Action> actions, @ForAll("items") Item item) {
        Update update = new ExpressionContext(PARSER, null, VALUES).update(text(actions));
        Item expected;
        try {
            expected = model(actions, item);
        } catch (Refused refused) {
            expected = null;
        }
        Item actual;
        try {
            actual = UpdateEvaluator.apply(update, item, Item.EMPTY);
        } catch (DynamoDbException refused) {
            actual = null;
        }
        assertEquals(expected, actual, text(actions));
    }

    private static Item model(List<Action> actions, Item item) {
        Model before = new Model(item);
        Model after = new Model(item);
        for (Action action : actions) {
            AttributeValue existing = before.get(action.path);
            after.put(
                    action.path,
                    switch (action.section) {
                        case "SET" -> value(action.value, before);
                        case "REMOVE" -> null;
                        case "ADD" -> add(existing, action.text().endsWith(":n") ? n(5) : ss("x", "y"));
                        default -> delete(existing);
                    });
        }
        return after.item();
    }

    private static AttributeValue value(String text, Model item) {
        if (VALUES.containsKey(text)) {
            return VALUES.get(text);
        } else if (text.startsWith("if_not_exists")) {
            AttributeValue existing = item.get(text.substring(14, text.indexOf(',')));
            return existing != null ? existing : s("x");
        } else if (text.endsWith(" + :n")) {
            return add(required(item.get(text.substring(0, text.length() - 5))), n(5));
        }
        return required(item.get(text));
    }

    private static AttributeValue required(AttributeValue value) {
        if (value == null) {
            throw new Refused();
        }
        return value;
    }

    private static AttributeValue add(AttributeValue existing, AttributeValue value) {
        if (existing == null) {
            return value;
        } else if (existing instanceof AttributeValue.N number && value instanceof AttributeValue.N added) {
            return n(number.value()
                    .toBigDecimal()
                    .add(added.value().toBigDecimal())
                    .toPlainString());
        } else if (existing instanceof AttributeValue.SS set && value instanceof AttributeValue.SS added) {
            Set<String> union = new LinkedHashSet<>(set.values());
            union.addAll(added.values());
            return new AttributeValue.SS(union);
        }
        throw new Refused();
    }

    private static AttributeValue delete(AttributeValue existing) {
        if (existing == null) {
            return null;
        } else if (existing instanceof AttributeValue.SS set) {
            Set<String> left = new LinkedHashSet<>(set.values());
            left.remove("x");
            left.remove("y");
            return left.isEmpty() ? null : new AttributeValue.SS(left);
        }
        throw new Refused();
    }

    private static String text(List<Action> actions) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        for (Action action : actions) {
            sections.computeIfAbsent(action.section, section -> new ArrayList<>())
                    .add(action.text());
        }
        StringBuilder text = new StringBuilder();
        sections.forEach((section, texts) -> text.append(section)
                .append(' ')
                .append(String.join(", ", texts))
                .append(' '));
        return text.toString();
    }

    @Provide
    Arbitrary<List<Action>> updates() {
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of(":s", ":n", ":ss", ":m"),
                Arbitraries.of(PATHS),
                Arbitraries.of(PATHS).map(path -> path + " + :n"),
                Arbitraries.of(PATHS).map(path -> "if_not_exists(" + path + ", :s)"));
        return Combinators.combine(
                        Arbitraries.of("SET", "SET", "REMOVE", "ADD", "DELETE"), Arbitraries.of(PATHS), values)
                .as(Action::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .uniqueElements(Action::path);
    }

    @Provide
    Arbitrary<Item> items() {
        Arbitrary<AttributeValue> value = Arbitraries.of(n(1), n(2), s("a"), ss("x"), ss("x", "z"), m("z", n(2)));
        return Combinators.combine(
                        Arbitraries.maps(Arbitraries.of("a", "b", "c"), value),
                        Arbitraries.maps(Arbitraries.of("x", "y"), value),
                        value.list().ofMaxSize(5))
                .as((attributes, members, elements) -> {
                    Map<String, AttributeValue> all = new LinkedHashMap<>(attributes);
                    all.put("m", new AttributeValue.M(members));
                    all.put("l", new AttributeValue.L(elements));
                    return new Item(all);
                });
    }
}
