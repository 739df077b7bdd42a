package dev.lodestone.store.expression;

import static dev.lodestone.store.expression.Values.map;
import static dev.lodestone.store.expression.Values.n;
import static dev.lodestone.store.expression.Values.s;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.value.AttributeValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How key conditions are read from conditions. */
class KeyConditionTest {
    private static KeyCondition read(String text) {
        ExpressionContext context = new ExpressionContext(
                new ExpressionParser(10), Map.of("#k", "the.key"), map(":s", s("x"), ":one", n(1), ":two", n(2)));
        return KeyCondition.of(context.keyCondition(text));
    }

    private static KeyCondition.Term term(KeyOperator operator, AttributeValue... operands) {
        return new KeyCondition.Term(operator, List.of(operands));
    }

    @Test
    void oneTermForEachAttribute() {
        assertEquals(
                Map.of("the.key", term(KeyOperator.EQ, s("x"))), read("#k = :s").terms());
        assertEquals(
                Map.of("pk", term(KeyOperator.EQ, s("x")), "sk", term(KeyOperator.BETWEEN, n(1), n(2))),
                read("(sk BETWEEN :one AND :two) AND (pk = :s)").terms());
        assertEquals(
                Map.of("pk", term(KeyOperator.EQ, n(1)), "sk", term(KeyOperator.BEGINS_WITH, s("x"))),
                read("pk = :one and begins_with(sk, :s)").terms());
    }

    @Test
    void termsKeepTheOrderOfTheExpression() {
        assertEquals(
                List.of("d", "c", "b", "a"),
                List.copyOf(read("d = :s AND c = :s AND (b = :s AND a > :one)")
                        .terms()
                        .keySet()));
    }

    @Test
    void theKeyMayStandOnTheRight() {
        assertEquals(term(KeyOperator.EQ, s("x")), read(":s = pk").term("pk"));
        assertEquals(term(KeyOperator.GT, n(1)), read(":one < sk").term("sk"));
        assertEquals(term(KeyOperator.GE, n(1)), read(":one <= sk").term("sk"));
        assertEquals(term(KeyOperator.LT, n(1)), read(":one > sk").term("sk"));
        assertEquals(term(KeyOperator.LE, n(1)), read(":one >= sk").term("sk"));
    }
}
