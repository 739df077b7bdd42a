package dev.lodestone.store.expression.evaluation;

import static dev.lodestone.store.expression.Values.NULL;
import static dev.lodestone.store.expression.Values.TRUE;
import static dev.lodestone.store.expression.Values.b;
import static dev.lodestone.store.expression.Values.l;
import static dev.lodestone.store.expression.Values.m;
import static dev.lodestone.store.expression.Values.n;
import static dev.lodestone.store.expression.Values.ns;
import static dev.lodestone.store.expression.Values.s;
import static dev.lodestone.store.expression.Values.ss;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random conditions agree with a naive model, which is put together along with the text of each condition. */
class ConditionEvaluatorProperties {
    private static final ExpressionParser PARSER = new ExpressionParser(1);

    /** The values of items and, by their place in this list, of the placeholders {@code :v0}, {@code :v1}, … */
    private static final List<AttributeValue> POOL = List.of(
            s(""),
            s("a"),
            s("ab"),
            s("b"),
            s("\uffee"),
            s("\ud83d\ude00"),
            n(0),
            n(1),
            n(2),
            n("1.5"),
            n(-3),
            n("2E40"),
            b(""),
            b("\u0001"),
            b("\u0001\u00ff"),
            TRUE,
            NULL,
            ss("a", "b"),
            ss("b", "a"),
            ns(1, 2),
            l(n(1), s("a")),
            l(),
            m("x", n(1)),
            m());

    private record Case(String text, Predicate<Item> model) {}

    private record Term(String text, Function<Item, AttributeValue> value) {}

    @Property(tries = 3000)
    void agreesWithTheModel(@ForAll("conditions") Case condition, @ForAll("items") Item item) {
        ExpressionContext context = new ExpressionContext(PARSER, null, placeholders());
        Condition bound = context.condition(condition.text());
        assertEquals(condition.model().test(item), ConditionEvaluator.matches(bound, item), condition.text());
        Map<String, AttributeValue> read = new HashMap<>(item.attributes());
        read.keySet().retainAll(new HashSet<>(bound.attributes()));
        assertEquals(
                condition.model().test(item),
                ConditionEvaluator.matches(bound, read::get),
                () -> "With only the attributes it names: " + condition.text());
    }

    private static Map<String, AttributeValue> placeholders() {
        Map<String, AttributeValue> placeholders = new HashMap<>();
        for (int at = 0; at < POOL.size(); at++) {
            placeholders.put(":v" + at, POOL.get(at));
        }
        return placeholders;
    }

    @Provide
    Arbitrary<Item> items() {
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "m", "l"), Arbitraries.of(POOL))
                .map(Item::new);
    }

    @Provide
    Arbitrary<Case> conditions() {
        return conditions(4);
    }

    private Arbitrary<Case> conditions(int depth) {
        if (depth == 0) {
            return leaf();
        }
        Arbitrary<Case> inner = conditions(depth - 1);
        return Arbitraries.oneOf(
                leaf(),
                Combinators.combine(inner, inner)
                        .as((x, y) -> new Case(group(x) + " AND " + group(y), i -> x.model.test(i) && y.model.test(i))),
                Combinators.combine(inner, inner)
                        .as((x, y) -> new Case(group(x) + " or " + group(y), i -> x.model.test(i) || y.model.test(i))),
                inner.map(x -> new Case("NOT " + group(x), i -> !x.model.test(i))),
                Combinators.combine(leaf(), leaf(), leaf())
                        .as((x, y, z) -> new Case(
                                x.text + " OR " + y.text + " AND NOT " + z.text,
                                i -> x.model.test(i) || (y.model.test(i) && !z.model.test(i)))));
    }

    private static String group(Case condition) {
        return "(" + condition.text + ")";
    }

    private Arbitrary<Case> leaf() {
        return Arbitraries.oneOf(List.of(comparison(), between(), in(), functionsOfOne(), functionsOfTwo()));
    }

    private Arbitrary<Case> comparison() {
        return Combinators.combine(paths(), comparators(), Arbitraries.oneOf(paths(), literals(true), sizes()))
                .filter((left, comparator, right) -> !left.text.equals(right.text))
                .as((left, comparator, right) -> new Case(
                        left.text + comparator + right.text,
                        i -> compare(comparator, left.value.apply(i), right.value.apply(i))));
    }

    private Arbitrary<Case> between() {
        Arbitrary<Term> terms = Arbitraries.oneOf(paths(), sizes());
        return Combinators.combine(terms, paths(), literals(true))
                .as((x, low, high) -> new Case(
                        x.text + " BETWEEN " + low.text + " and " + high.text,
                        i -> compare(">=", x.value.apply(i), low.value.apply(i))
                                && compare("<=", x.value.apply(i), high.value.apply(i))));
    }

    private Arbitrary<Case> in() {
        return Combinators.combine(
                        paths(),
                        Arbitraries.oneOf(paths(), literals(false))
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4))
                .as((x, candidates) -> new Case(
                        x.text + " IN ("
                                + String.join(
                                        ",", candidates.stream().map(Term::text).toList()) + ")",
                        i -> candidates.stream().anyMatch(c -> compare("=", x.value.apply(i), c.value.apply(i)))));
    }

    private Arbitrary<Case> functionsOfOne() {
        return Arbitraries.oneOf(
                paths().map(p -> new Case("attribute_exists(" + p.text + ")", i -> p.value.apply(i) != null)),
                paths().map(p -> new Case("attribute_not_exists (" + p.text + ")", i -> p.value.apply(i) == null)));
    }

    private Arbitrary<Case> functionsOfTwo() {
        return Arbitraries.oneOf(
                two(
                        "begins_with",
                        literals(true).filter(t -> !(t.value.apply(null) instanceof AttributeValue.N)),
                        (x, y) -> bytes(x) != null
                                && bytes(y) != null
                                && x.type() == y.type()
                                && startsWith(bytes(x), bytes(y))),
                two("contains", literals(false), ConditionEvaluatorProperties::contains));
    }

    private Arbitrary<Case> two(
            String function, Arbitrary<Term> second, BiPredicate<AttributeValue, AttributeValue> model) {
        return Combinators.combine(paths(), second)
                .as((x, y) -> new Case(function + "(" + x.text + ", " + y.text + ")", i -> {
                    AttributeValue value = x.value.apply(i);
                    return value != null && model.test(value, y.value.apply(i));
                }));
    }

    private static Arbitrary<Term> paths() {
        return Arbitraries.oneOf(
                Arbitraries.of("a", "b", "c", "m", "l").map(name -> new Term(name, i -> i.get(name))),
                Arbitraries.just(new Term(
                        "m.x",
                        i -> i.get("m") instanceof AttributeValue.M map
                                ? map.values().get("x")
                                : null)),
                Arbitraries.of(0, 1, 2)
                        .map(index -> new Term(
                                "l[" + index + "]",
                                i -> i.get("l") instanceof AttributeValue.L list
                                                && index < list.values().size()
                                        ? list.values().get(index)
                                        : null)));
    }

    private static Arbitrary<Term> literals(boolean ordered) {
        return Arbitraries.integers()
                .between(0, POOL.size() - 1)
                .filter(at -> !ordered || POOL.get(at).type().isKeyType())
                .map(at -> new Term(":v" + at, i -> POOL.get(at)));
    }

    private static Arbitrary<Term> sizes() {
        return paths().map(p -> new Term("size(" + p.text + ")", i -> size(p.value.apply(i))));
    }

    private static AttributeValue size(AttributeValue value) {
        if (value instanceof AttributeValue.S string) {
            return n(string.value().length());
        } else if (value instanceof AttributeValue.B binary) {
            return n(binary.value().length());
        } else if (value instanceof AttributeValue.SS set) {
            return n(set.values().size());
        } else if (value instanceof AttributeValue.NS set) {
            return n(set.values().size());
        } else if (value instanceof AttributeValue.L list) {
            return n(list.values().size());
        } else if (value instanceof AttributeValue.M map) {
            return n(map.values().size());
        }
        return null;
    }

    private static Arbitrary<String> comparators() {
        return Arbitraries.of("=", "<>", "<", "<=", ">", ">=");
    }

    private static boolean compare(String comparator, AttributeValue x, AttributeValue y) {
        boolean equal = x != null && x.equals(y);
        return switch (comparator) {
            case "=" -> equal;
            case "<>" -> !equal;
            case "<" -> ordered(x, y, order -> order < 0);
            case "<=" -> ordered(x, y, order -> order <= 0);
            case ">" -> ordered(x, y, order -> order > 0);
            default -> ordered(x, y, order -> order >= 0);
        };
    }

    private static boolean ordered(AttributeValue x, AttributeValue y, IntPredicate wanted) {
        if (x instanceof AttributeValue.N a && y instanceof AttributeValue.N b) {
            return wanted.test(new BigDecimal(a.value().toString())
                    .compareTo(new BigDecimal(b.value().toString())));
        }
        return x != null
                && y != null
                && x.type() == y.type()
                && bytes(x) != null
                && wanted.test(Arrays.compareUnsigned(bytes(x), bytes(y)));
    }

    private static byte[] bytes(AttributeValue value) {
        if (value instanceof AttributeValue.S string) {
            return string.value().getBytes(StandardCharsets.UTF_8);
        }
        return value instanceof AttributeValue.B binary ? binary.value().array() : null;
    }

    private static boolean startsWith(byte[] whole, byte[] start) {
        return whole.length >= start.length && Arrays.equals(Arrays.copyOf(whole, start.length), start);
    }

    private static boolean contains(AttributeValue whole, AttributeValue part) {
        if (bytes(whole) != null) {
            String latin = part.type() == whole.type() ? latin(part) : null;
            return latin != null && latin(whole).contains(latin);
        } else if (whole instanceof AttributeValue.SS set) {
            return set.values().stream().anyMatch(element -> s(element).equals(part));
        } else if (whole instanceof AttributeValue.NS set) {
            return set.values().stream().anyMatch(element -> new AttributeValue.N(element).equals(part));
        }
        return whole instanceof AttributeValue.L list && list.values().contains(part);
    }

    private static String latin(AttributeValue value) {
        return new String(bytes(value), StandardCharsets.ISO_8859_1);
    }
}
