package dev.lodestone.store.expression.evaluation;

import static dev.lodestone.store.expression.Values.NULL;
import static dev.lodestone.store.expression.Values.TRUE;
import static dev.lodestone.store.expression.Values.b;
import static dev.lodestone.store.expression.Values.item;
import static dev.lodestone.store.expression.Values.l;
import static dev.lodestone.store.expression.Values.m;
import static dev.lodestone.store.expression.Values.map;
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
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which conditions hold of an item. */
class ConditionEvaluatorTest {
    private static final Item ITEM = item(
            "s",
            s("hello"),
            "n",
            n("1.50"),
            "b",
            b("\u0001\u00ff"),
            "t",
            TRUE,
            "nil",
            NULL,
            "ss",
            ss("a", "b"),
            "ns",
            ns(1, 2),
            "l",
            l(n(1), s("x"), l(n(2))),
            "m",
            m("a", m("b", n(7)), "c", l(s("deep"))),
            "blank",
            s(""));
    private static final Map<String, String> NAMES = Map.of("#m", "m", "#a", "a");
    private static final Map<String, AttributeValue> VALUES = map(
            ":s",
            s("hello"),
            ":he",
            s("he"),
            ":zz",
            s("zz"),
            ":n",
            n("15E-1"),
            ":one",
            n(1),
            ":two",
            n(2),
            ":three",
            n(3),
            ":b",
            b("\u0001"),
            ":t",
            TRUE,
            ":nil",
            NULL,
            ":ba",
            ss("b", "a"),
            ":ns",
            ns(2, 1),
            ":a",
            s("a"),
            ":N",
            s("N"),
            ":l",
            l(n(1), s("x"), l(n("2.0"))),
            ":l2",
            l(n(2)),
            ":five",
            n(5));

    private static Condition condition(String text) {
        return new ExpressionContext(new ExpressionParser(10), NAMES, VALUES).filter(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s = :s",
                "n = :n",
                "ss = :ba",
                "ns = :ns",
                "l = :l",
                "nil = :nil",
                "t = :t",
                "s <> n",
                "absent <> :s",
                "absent <> absent2",
                "n > :one AND n < :two AND n >= :n AND n <= :n",
                "b > :b",
                "s < :zz",
                ":one < :two",
                "n BETWEEN :one AND :two",
                "NOT n BETWEEN :two AND :three",
                "n IN (:one, :two, :n)",
                "attribute_exists(m.a.b)",
                "attribute_exists(#m.#a.b)",
                "attribute_exists(l[2][0])",
                "attribute_not_exists(m.x)",
                "attribute_not_exists(l[3])",
                "attribute_not_exists(s.x)",
                "attribute_not_exists(s[0])",
                "attribute_type(n, :N)",
                "begins_with(s, :he)",
                "begins_with(b, :b)",
                "contains(s, :he)",
                "contains(ss, :a)",
                "contains(ns, :two)",
                "contains(l, :one)",
                "contains(l, :l2)",
                "contains(b, :b)",
                "size(s) = :five",
                "size(l) = :three",
                "size(m) = :two",
                "size(b) = :two",
                "size(ss) = :two",
                "size(blank) < :one",
                "size(absent) <> :one",
                "n = :n or s = :he and s = :zz",
                "not s = :he and n = :n",
                "NOT NOT (s = :s)",
                "(((s) = :s) AND (n = :n)) OR s = :zz",
                "(size(s)) = :five",
                "(m).a.b > :five",
                "absent = :s OR NOT absent = :s",
            })
    void holds(String text) {
        assertEquals(true, ConditionEvaluator.matches(condition(text), ITEM));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "absent = :s",
                "absent = absent2",
                "absent < :s",
                "absent BETWEEN :one AND :two",
                "absent IN (:one)",
                "s = n",
                "s < :one",
                "t < nil",
                "l < :one",
                "n BETWEEN :two AND :three",
                "s BETWEEN :one AND :two",
                "attribute_type(absent, :N)",
                "attribute_type(s, :N)",
                "begins_with(n, :he)",
                "begins_with(absent, :he)",
                "contains(n, :one)",
                "contains(ss, :one)",
                "contains(m, :a)",
                "contains(absent, :a)",
                "size(n) = :one",
                "size(absent) > :one",
                "attribute_exists(absent)",
                "(n = :n OR s = :he) AND s = :zz",
                "NOT (s = :s)",
            })
    void doesNotHold(String text) {
        assertEquals(false, ConditionEvaluator.matches(condition(text), ITEM));
    }

    @Test
    void nothingHoldsOfAnItemThatDoesNotExist() {
        assertEquals(true, ConditionEvaluator.matches(condition("attribute_not_exists(s)"), (Item) null));
        assertEquals(false, ConditionEvaluator.matches(condition("s = :s"), (Item) null));
    }

    @Test
    void readsOnlyTheAttributesItNames() {
        Condition condition = condition("m.a.b = l[0] OR size(ss) IN (:one, n) OR attribute_exists(absent)");
        assertEquals(Set.of("m", "l", "ss", "n", "absent"), condition.attributes());
    }

    @Test
    void stringsAreInTheOrderOfTheirUtf8Bytes() {
        Condition condition = condition("x < y");
        assertEquals(true, ConditionEvaluator.matches(condition, item("x", s("\uffee"), "y", s("\ud83d\ude00"))));
    }
}
