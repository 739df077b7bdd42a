package dev.lodestone.store.expression.binding;

import static dev.lodestone.store.expression.Values.l;
import static dev.lodestone.store.expression.Values.m;
import static dev.lodestone.store.expression.Values.map;
import static dev.lodestone.store.expression.Values.n;
import static dev.lodestone.store.expression.Values.s;
import static dev.lodestone.store.expression.Values.ss;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.error.ErrorType;
import dev.lodestone.store.expression.KeyCondition;
import dev.lodestone.store.expression.evaluation.ConditionEvaluator;
import dev.lodestone.store.expression.evaluation.Projector;
import dev.lodestone.store.expression.evaluation.UpdateEvaluator;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the text, an expression is either accepted and can be evaluated, or refused as not valid. */
class ExpressionRobustnessProperties {
    private static final ExpressionParser PARSER = new ExpressionParser(100);
    private static final Map<String, String> NAMES = Map.of("#a", "a", "#b", "b.c");
    private static final Map<String, AttributeValue> VALUES =
            map(":s", s("x"), ":n", n(1), ":l", l(n(1)), ":m", m("x", n(1)), ":ss", ss("x"));
    private static final Item ITEM =
            new Item(map("a", n(1), "b", s("x"), "c", ss("x"), "l", l(n(1), m("x", s("y"))), "m", m("x", l())));

    @Property(tries = 2000)
    void tokensInAnyOrder(@ForAll("tokens") String text) {
        check(text);
    }

    @Property(tries = 1000)
    void anyText(@ForAll String text) {
        check(text);
    }

    @Property(tries = 50)
    void deepNesting(
            @ForAll("openings") String opening, @ForAll("closings") String closing, @ForAll("depths") int depth) {
        check(opening.repeat(depth) + "a = :s" + closing.repeat(depth));
        check("SET a = " + opening.repeat(depth) + "b" + closing.repeat(depth));
    }

    @Provide
    Arbitrary<String> tokens() {
        Arbitrary<String> token = Arbitraries.of(
                "a",
                "b",
                "c",
                "l",
                "m",
                "x",
                "#a",
                "#b",
                ":s",
                ":n",
                ":l",
                ":m",
                ":ss",
                "(",
                ")",
                "[",
                "]",
                "0",
                "17",
                ".",
                ",",
                "=",
                "<",
                "<>",
                ">=",
                "+",
                "-",
                "AND",
                "OR",
                "NOT",
                "BETWEEN",
                "IN",
                "SET",
                "REMOVE",
                "ADD",
                "DELETE",
                "size",
                "contains",
                "begins_with",
                "attribute_exists",
                "attribute_type",
                "if_not_exists",
                "list_append",
                "!",
                "#",
                ":",
                "\ud83d\ude00",
                "(a)",
                "a = :n",
                "SET a = :n",
                "l[0]",
                "m.x",
                "size(a)");
        return token.list().ofMaxSize(16).map(tokens -> String.join(" ", tokens));
    }

    @Provide
    Arbitrary<String> openings() {
        return Arbitraries.of("(", "NOT (", "NOT ", "size(", "(a = :s AND ", "contains(a, ", "if_not_exists(a, ");
    }

    @Provide
    Arbitrary<String> closings() {
        return Arbitraries.of(")", "", "))", ")[0]");
    }

    @Provide
    Arbitrary<Integer> depths() {
        return Arbitraries.of(1, 2, 31, 32, 33, 200, 309, 310, 311, 1000, 4000);
    }

    private static void check(String text) {
        ExpressionContext context = new ExpressionContext(PARSER, NAMES, VALUES);
        boolean accepted = acceptedOrRefused(() -> ConditionEvaluator.matches(context.condition(text), ITEM));
        boolean acceptedAgain = acceptedOrRefused(() -> ConditionEvaluator.matches(context.filter(text), ITEM));
        assertEquals(accepted, acceptedAgain);
        acceptedOrRefused(() -> KeyCondition.of(context.keyCondition(text)));
        acceptedOrRefused(() -> UpdateEvaluator.apply(context.update(text), ITEM, Item.EMPTY));
        acceptedOrRefused(() -> new Projector(context.projection(text)).project(ITEM));
        acceptedOrRefused(context::refuseUnused);
    }

    private static boolean acceptedOrRefused(Runnable action) {
        try {
            action.run();
            return true;
        } catch (DynamoDbException refused) {
            assertEquals(ErrorType.VALIDATION, refused.type());
            assertTrue(!refused.getMessage().isEmpty());
            return false;
        }
    }
}
