package dev.lodestone.store.operation.query;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.ExpressionParameter;
import dev.lodestone.store.expression.KeyCondition;
import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.binding.ParameterStyles;
import dev.lodestone.store.expression.legacy.LegacyParameters;
import dev.lodestone.store.read.QueryRange;

/**
 * The parameters with which a query says what it asks of the key: an expression, or the legacy parameter.
 *
 * @param keyConditionExpression null where not given
 * @param keyConditions null where not given
 */
public record KeyConditionParameters(String keyConditionExpression, LegacyConditions keyConditions) {
    /** Adds the declared constraints of these members. */
    Constraints constrain(Constraints constraints) {
        return keyConditions == null ? constraints : keyConditions.constrain("keyConditions", constraints);
    }

    /** Names the parameters that are given. The legacy one alone goes with the expressions of filter and projection. */
    ParameterStyles describe(ParameterStyles styles) {
        return styles.legacy("KeyConditions", keyConditionExpression == null ? null : keyConditions)
                .expression(ExpressionParameter.KEY_CONDITION, keyConditionExpression);
    }

    void requireOne() {
        if (keyConditionExpression == null && keyConditions == null) {
            throw validation("Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
                    + " request.");
        }
    }

    /** The expression's condition, not yet read as a key condition; null where there is none. */
    Condition bind(ExpressionContext context) {
        return keyConditionExpression == null ? null : context.keyCondition(keyConditionExpression);
    }

    /** The key condition, given the expression's condition. */
    KeyCondition read(Condition bound) {
        KeyCondition read =
                bound == null ? LegacyParameters.keyConditions(keyConditions.orThrow()) : KeyCondition.of(bound);
        if (read.terms().isEmpty()) {
            throw QueryRange.badCount();
        }
        return read;
    }
}
