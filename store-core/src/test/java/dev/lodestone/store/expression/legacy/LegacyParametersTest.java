package dev.lodestone.store.expression.legacy;

import static dev.lodestone.store.expression.Values.TRUE;
import static dev.lodestone.store.expression.Values.b;
import static dev.lodestone.store.expression.Values.item;
import static dev.lodestone.store.expression.Values.l;
import static dev.lodestone.store.expression.Values.m;
import static dev.lodestone.store.expression.Values.n;
import static dev.lodestone.store.expression.Values.s;
import static dev.lodestone.store.expression.Values.ss;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.KeyCondition;
import dev.lodestone.store.expression.KeyOperator;
import dev.lodestone.store.expression.evaluation.ConditionEvaluator;
import dev.lodestone.store.expression.evaluation.Projector;
import dev.lodestone.store.expression.evaluation.UpdateEvaluator;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Item;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What the parameters that came before expressions mean, and how they are refused. */
class LegacyParametersTest {
    private static final String INVALID = "One or more parameter values were invalid: ";

    private static void refused(String message, Executable action) {
        assertEquals(message, assertThrows(DynamoDbException.class, action).getMessage());
    }

    private static LegacyCondition condition(ComparisonOperator operator, AttributeValue... values) {
        return new LegacyCondition(operator, List.of(values));
    }

    @Nested
    class Filters {
        private final Item item = item("s", s("hello"), "n", n(5), "ss", ss("a", "b"), "l", l(n(1)), "t", TRUE);

        private boolean matches(String attribute, ComparisonOperator operator, AttributeValue... values) {
            return ConditionEvaluator.matches(
                    LegacyParameters.filter(Map.of(attribute, condition(operator, values)), null), item);
        }

        @Test
        void operators() {
            assertEquals(true, matches("n", ComparisonOperator.EQ, n(5)));
            assertEquals(true, matches("t", ComparisonOperator.EQ, TRUE));
            assertEquals(true, matches("n", ComparisonOperator.NE, s("5")));
            assertEquals(true, matches("absent", ComparisonOperator.NE, s("5")));
            assertEquals(true, matches("n", ComparisonOperator.LT, n(6)));
            assertEquals(false, matches("n", ComparisonOperator.LE, n(4)));
            assertEquals(true, matches("n", ComparisonOperator.GE, n(5)));
            assertEquals(false, matches("n", ComparisonOperator.GT, s("1")));
            assertEquals(true, matches("n", ComparisonOperator.BETWEEN, n(5), n(6)));
            assertEquals(true, matches("n", ComparisonOperator.IN, n(4), n(5)));
            assertEquals(true, matches("s", ComparisonOperator.BEGINS_WITH, s("he")));
            assertEquals(true, matches("s", ComparisonOperator.CONTAINS, s("ell")));
            assertEquals(true, matches("ss", ComparisonOperator.CONTAINS, s("a")));
            assertEquals(false, matches("ss", ComparisonOperator.NOT_CONTAINS, s("a")));
            assertEquals(true, matches("ss", ComparisonOperator.NOT_CONTAINS, s("c")));
            assertEquals(false, matches("absent", ComparisonOperator.NOT_CONTAINS, s("c")));
            assertEquals(true, matches("l", ComparisonOperator.CONTAINS, n(1)));
            assertEquals(true, matches("n", ComparisonOperator.NOT_NULL));
            assertEquals(true, matches("absent", ComparisonOperator.NULL));
        }

        @Test
        void combined() {
            Map<String, LegacyCondition> filter = new LinkedHashMap<>();
            filter.put("n", condition(ComparisonOperator.EQ, n(5)));
            filter.put("s", condition(ComparisonOperator.EQ, s("other")));
            assertEquals(false, ConditionEvaluator.matches(LegacyParameters.filter(filter, null), item));
            assertEquals(
                    false, ConditionEvaluator.matches(LegacyParameters.filter(filter, ConditionalOperator.AND), item));
            assertEquals(
                    true, ConditionEvaluator.matches(LegacyParameters.filter(filter, ConditionalOperator.OR), item));
        }

        @Test
        void valuesThatDoNotSuit() {
            refused(
                    INVALID + "Invalid number of argument(s) for the EQ ComparisonOperator",
                    () -> LegacyParameters.filter(Map.of("a", new LegacyCondition(ComparisonOperator.EQ, null)), null));
            refused(
                    INVALID + "Invalid number of argument(s) for the NULL ComparisonOperator",
                    () -> matches("a", ComparisonOperator.NULL, n(1)));
            refused(
                    INVALID + "AttributeValues inside AttributeValueList must be of same type",
                    () -> matches("a", ComparisonOperator.IN, n(1), s("1")));
            refused(
                    INVALID + "ComparisonOperator BEGINS_WITH is not valid for N AttributeValue type",
                    () -> matches("a", ComparisonOperator.BEGINS_WITH, n(1)));
            refused(
                    INVALID + "ComparisonOperator LT is not valid for M AttributeValue type",
                    () -> matches("a", ComparisonOperator.LT, m()));
            refused(
                    "The BETWEEN condition was provided a range where the lower bound is greater than the upper bound",
                    () -> matches("a", ComparisonOperator.BETWEEN, b("b"), b("a")));
        }

        @Test
        void conditionalOperatorNeedsConditions() {
            refused(
                    INVALID + "ConditionalOperator cannot be used without Filter or Expected",
                    () -> LegacyParameters.checkConditionalOperator(ConditionalOperator.OR, null));
            refused(
                    INVALID + "ConditionalOperator can only be used when Filter or Expected has two or more elements",
                    () -> LegacyParameters.checkConditionalOperator(ConditionalOperator.OR, Map.of("a", "b")));
            LegacyParameters.checkConditionalOperator(null, null);
            LegacyParameters.checkConditionalOperator(ConditionalOperator.OR, Map.of("a", "b", "c", "d"));
        }
    }

    @Nested
    class Expected {
        private boolean matches(ExpectedAttribute expected, Item item) {
            return ConditionEvaluator.matches(LegacyParameters.expected(Map.of("a", expected), null), item);
        }

        private void expectedRefused(String reason, ExpectedAttribute expected) {
            refused(INVALID + reason, () -> LegacyParameters.expected(Map.of("a", expected), null));
        }

        @Test
        void existence() {
            ExpectedAttribute absent = new ExpectedAttribute(null, false, null, null);
            assertEquals(true, matches(absent, null));
            assertEquals(false, matches(absent, item("a", n(1))));
            ExpectedAttribute equal = new ExpectedAttribute(n(1), null, null, null);
            assertEquals(true, matches(equal, item("a", n("1.0"))));
            assertEquals(false, matches(equal, null));
            assertEquals(true, matches(new ExpectedAttribute(n(1), true, null, null), item("a", n(1))));
        }

        @Test
        void comparison() {
            assertEquals(
                    true, matches(new ExpectedAttribute(n(2), null, ComparisonOperator.LT, null), item("a", n(1))));
            assertEquals(
                    true,
                    matches(
                            new ExpectedAttribute(null, null, ComparisonOperator.BETWEEN, List.of(n(1), n(2))),
                            item("a", n(1))));
            assertEquals(
                    true, matches(new ExpectedAttribute(null, null, ComparisonOperator.NULL, null), item("b", n(1))));
        }

        @Test
        void whatDoesNotGoTogether() {
            expectedRefused(
                    "Value and AttributeValueList cannot be used together for Attribute: a",
                    new ExpectedAttribute(n(1), null, ComparisonOperator.EQ, List.of(n(1))));
            expectedRefused(
                    "Exists and ComparisonOperator cannot be used together for Attribute: a",
                    new ExpectedAttribute(n(1), true, ComparisonOperator.EQ, null));
            expectedRefused(
                    "Value or AttributeValueList must be used with ComparisonOperator: EQ for Attribute: a",
                    new ExpectedAttribute(null, null, ComparisonOperator.EQ, null));
            expectedRefused(
                    "AttributeValueList can only be used with a ComparisonOperator for Attribute: a",
                    new ExpectedAttribute(null, null, null, List.of(n(1))));
            expectedRefused(
                    "Value must be provided when Exists is null for Attribute: a",
                    new ExpectedAttribute(null, null, null, null));
            expectedRefused(
                    "Value must be provided when Exists is true for Attribute: a",
                    new ExpectedAttribute(null, true, null, null));
            expectedRefused(
                    "Value cannot be used when Exists is false for Attribute: a",
                    new ExpectedAttribute(n(1), false, null, null));
            expectedRefused(
                    "Invalid number of argument(s) for the BETWEEN ComparisonOperator",
                    new ExpectedAttribute(n(1), null, ComparisonOperator.BETWEEN, null));
        }
    }

    @Nested
    class KeyConditions {
        @Test
        void terms() {
            Map<String, LegacyCondition> conditions = new LinkedHashMap<>();
            conditions.put("pk", condition(ComparisonOperator.EQ, s("k")));
            conditions.put("sk", condition(ComparisonOperator.BETWEEN, n(1), n(2)));
            KeyCondition key = LegacyParameters.keyConditions(conditions);
            assertEquals(new KeyCondition.Term(KeyOperator.EQ, List.of(s("k"))), key.term("pk"));
            assertEquals(new KeyCondition.Term(KeyOperator.BETWEEN, List.of(n(1), n(2))), key.term("sk"));
        }

        @Test
        void otherOperators() {
            refused(
                    "Attempted conditional constraint is not an indexable operation",
                    () -> LegacyParameters.keyConditions(Map.of("pk", condition(ComparisonOperator.NE, s("k")))));
        }
    }

    @Nested
    class AttributeUpdates {
        private Item apply(AttributeUpdate update, Item previous) {
            return UpdateEvaluator.apply(LegacyParameters.attributeUpdates(Map.of("a", update)), previous, item());
        }

        @Test
        void actions() {
            assertEquals(item("a", n(1)), apply(new AttributeUpdate(null, n(1)), null));
            assertEquals(item("a", n(1)), apply(new AttributeUpdate(AttributeAction.PUT, n(1)), item("a", s("x"))));
            assertEquals(item("a", n(3)), apply(new AttributeUpdate(AttributeAction.ADD, n(1)), item("a", n(2))));
            assertEquals(
                    item("a", l(n(2), n(1))),
                    apply(new AttributeUpdate(AttributeAction.ADD, l(n(1))), item("a", l(n(2)))));
            assertEquals(item(), apply(new AttributeUpdate(AttributeAction.DELETE, null), item("a", n(2))));
            assertEquals(
                    item("a", ss("y")),
                    apply(new AttributeUpdate(AttributeAction.DELETE, ss("x")), item("a", ss("x", "y"))));
        }

        @Test
        void valuesThatDoNotSuit() {
            refused(
                    INVALID + "Only DELETE action is allowed when no attribute value is specified",
                    () -> apply(new AttributeUpdate(AttributeAction.ADD, null), null));
            refused(
                    INVALID + "ADD action is not supported for the type S",
                    () -> apply(new AttributeUpdate(AttributeAction.ADD, s("x")), null));
            refused(
                    INVALID + "DELETE action with value is not supported for the type N",
                    () -> apply(new AttributeUpdate(AttributeAction.DELETE, n(1)), null));
            refused(
                    "Type mismatch for attribute to update",
                    () -> apply(new AttributeUpdate(AttributeAction.ADD, n(1)), item("a", s("x"))));
        }
    }

    @Test
    void attributesToGet() {
        Item item = item("a", n(1), "b.c", n(2), "d", n(3));
        assertEquals(
                item("b.c", n(2), "a", n(1)),
                new Projector(LegacyParameters.attributesToGet(List.of("b.c", "a", "x"))).project(item));
        refused(
                INVALID + "Duplicate value in attribute name: a",
                () -> LegacyParameters.attributesToGet(List.of("a", "b", "a")));
    }
}
