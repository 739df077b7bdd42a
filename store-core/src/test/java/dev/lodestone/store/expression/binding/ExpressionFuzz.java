package dev.lodestone.store.expression.binding;

import static dev.lodestone.store.expression.Values.l;
import static dev.lodestone.store.expression.Values.m;
import static dev.lodestone.store.expression.Values.map;
import static dev.lodestone.store.expression.Values.n;
import static dev.lodestone.store.expression.Values.s;
import static dev.lodestone.store.expression.Values.ss;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.error.ErrorType;
import dev.lodestone.store.expression.KeyCondition;
import dev.lodestone.store.expression.evaluation.ConditionEvaluator;
import dev.lodestone.store.expression.evaluation.Projector;
import dev.lodestone.store.expression.evaluation.UpdateEvaluator;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The way of expressions from text to result as a target for the fuzzer: a text is refused as not valid, or can be
 * evaluated, as a condition, a key condition, an update and a projection.
 */
public final class ExpressionFuzz {
    private static final ExpressionParser PARSER = new ExpressionParser(1);
    private static final Map<String, String> NAMES = Map.of("#a", "a", "#b", "b.c");
    private static final Map<String, AttributeValue> VALUES =
            map(":s", s("x"), ":n", n(1), ":l", l(n(1)), ":m", m("x", n(1)), ":ss", ss("x"));
    private static final Item ITEM =
            new Item(map("a", n(1), "b", s("x"), "c", ss("x"), "l", l(n(1), m("x", s("y"))), "m", m("x", l())));

    private ExpressionFuzz() {}

    /** What the fuzzer calls; the input is the text in UTF-8. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        ExpressionContext context = new ExpressionContext(PARSER, NAMES, VALUES);
        refuseOrRun(() -> ConditionEvaluator.matches(context.condition(text), ITEM));
        refuseOrRun(() -> KeyCondition.of(context.keyCondition(text)));
        refuseOrRun(() -> UpdateEvaluator.apply(context.update(text), ITEM, Item.EMPTY));
        refuseOrRun(() -> new Projector(context.projection(text)).project(ITEM));
        refuseOrRun(context::refuseUnused);
    }

    private static void refuseOrRun(Runnable action) {
        try {
            action.run();
        } catch (DynamoDbException refusal) {
            if (refusal.type() != ErrorType.VALIDATION) {
                throw refusal;
            }
        }
    }
}
