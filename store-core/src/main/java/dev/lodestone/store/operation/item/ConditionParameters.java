package dev.lodestone.store.operation.item;

import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.ExpressionParameter;
import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.binding.ParameterStyles;
import dev.lodestone.store.expression.legacy.ConditionalOperator;
import dev.lodestone.store.expression.legacy.ExpectedAttribute;
import dev.lodestone.store.expression.legacy.LegacyParameters;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameters with which a write says what must hold of the stored item: an expression, or the legacy parameters.
 *
 * @param conditionExpression null where not given
 * @param expected null where not given
 * @param conditionalOperator null where not given
 */
public record ConditionParameters(
        String conditionExpression, Map<String, ExpectedParameter> expected, String conditionalOperator) {
    public static final ConditionParameters NONE = new ConditionParameters(null, null, null);

    /** Adds the declared constraints of these members. */
    Constraints constrain(Constraints constraints) {
        constraints.oneOf("conditionalOperator", conditionalOperator, AllowedValues.CONDITIONAL_OPERATOR);
        if (expected != null) {
            expected.forEach((name, entry) -> constraints.oneOf(
                    "expected." + name + ".member.comparisonOperator",
                    entry.comparisonOperator(),
                    AllowedValues.COMPARISON_OPERATOR));
        }
        return constraints;
    }

    /** Names the parameters that are given. */
    ParameterStyles describe(ParameterStyles styles) {
        return styles.legacy("Expected", expected)
                .legacy("ConditionalOperator", conditionalOperator)
                .expression(ExpressionParameter.CONDITION, conditionExpression);
    }

    /** The condition of the legacy parameters, or null where none is given. */
    Condition legacy() {
        ConditionalOperator operator =
                conditionalOperator == null ? null : ConditionalOperator.valueOf(conditionalOperator);
        LegacyParameters.checkConditionalOperator(operator, expected);
        if (expected == null || expected.isEmpty()) {
            return null;
        }
        Map<String, ExpectedAttribute> entries = new LinkedHashMap<>();
        expected.forEach((name, entry) -> entries.put(name, entry.checked()));
        return LegacyParameters.expected(entries, operator);
    }

    /** The condition of the expression, or else the one that the legacy parameters gave; null where there is neither. */
    Condition bind(ExpressionContext context, Condition legacy) {
        return conditionExpression == null ? legacy : context.condition(conditionExpression);
    }
}
