package dev.lodestone.store.operation.item;

import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.ExpressionParameter;
import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.binding.ParameterStyles;

/**
 * The parameters with which a write says what must hold of the stored item: an expression, or the legacy parameters.
 *
 * @param conditionExpression null where not given
 * @param conditionalOperator null where not given
 */
public record ConditionParameters(String conditionExpression, String conditionalOperator) {
    public static final ConditionParameters NONE = new ConditionParameters(null, null);

    /** Adds the declared constraints of these members. */
    Constraints constrain(Constraints constraints) {
        return constraints.oneOf("conditionalOperator", conditionalOperator, AllowedValues.CONDITIONAL_OPERATOR);
    }

    /** Names the parameters that are given. */
    ParameterStyles describe(ParameterStyles styles) {
        return styles.legacy("ConditionalOperator", conditionalOperator)
                .expression(ExpressionParameter.CONDITION, conditionExpression);
    }

    /** The condition, or null where none is given. */
    Condition bind(ExpressionContext context) {
        return conditionExpression == null ? null : context.condition(conditionExpression);
    }
}
