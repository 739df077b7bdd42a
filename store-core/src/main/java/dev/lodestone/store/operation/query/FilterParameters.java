package dev.lodestone.store.operation.query;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.ExpressionParameter;
import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.binding.ParameterStyles;
import dev.lodestone.store.expression.legacy.ConditionalOperator;
import dev.lodestone.store.expression.legacy.LegacyCondition;
import dev.lodestone.store.expression.legacy.LegacyParameters;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parameters with which a query or scan says which items it wants: an expression, or the legacy parameters.
 *
 * @param filterExpression null where not given
 * @param conditions the {@code QueryFilter} or {@code ScanFilter}, null where not given
 * @param conditionalOperator null where not given
 */
public record FilterParameters(String filterExpression, LegacyConditions conditions, String conditionalOperator) {
    public static final FilterParameters NONE = new FilterParameters(null, null, null);

    /** Adds the declared constraints of the {@code QueryFilter} or {@code ScanFilter}. */
    Constraints constrainConditions(String legacyPath, Constraints constraints) {
        return conditions == null ? constraints : conditions.constrain(legacyPath, constraints);
    }

    /** Adds the declared constraint of the {@code ConditionalOperator}. */
    Constraints constrainOperator(Constraints constraints) {
        return constraints.oneOf("conditionalOperator", conditionalOperator, AllowedValues.CONDITIONAL_OPERATOR);
    }

    /** Names the parameters that are given. */
    ParameterStyles describe(String legacyName, ParameterStyles styles) {
        return styles.legacy(legacyName, conditions)
                .legacy("ConditionalOperator", conditionalOperator)
                .expression(ExpressionParameter.FILTER, filterExpression);
    }

    /** What the legacy parameters demand, or null where they demand nothing. */
    Condition lowered() {
        ConditionalOperator operator =
                conditionalOperator == null ? null : ConditionalOperator.valueOf(conditionalOperator);
        Map<String, LegacyCondition> given = conditions == null ? null : conditions.orThrow();
        Condition lowered = given == null || given.isEmpty() ? null : LegacyParameters.filter(given, operator);
        LegacyParameters.checkConditionalOperator(operator, given);
        return lowered;
    }

    /** The filter of the expression, if there is one, and else the one of the legacy parameters, which may be null. */
    Condition bind(ExpressionContext context, Condition lowered) {
        return filterExpression == null ? lowered : context.filter(filterExpression);
    }

    /** Refuses a filter on attributes by which a query has to choose with its key condition. */
    void refuseKeys(String legacyName, KeySchema schema, Set<String> filtered) {
        refuseKeys(legacyName, schema.partitionKey(), filtered);
        refuseKeys(legacyName, schema.sortKey(), filtered);
    }

    private void refuseKeys(String legacyName, List<KeyAttribute> key, Set<String> filtered) {
        for (KeyAttribute attribute : key) {
            if (filtered.contains(attribute.name())) {
                throw validation((filterExpression == null ? legacyName : "Filter Expression")
                        + " can only contain non-primary key attributes: Primary key attribute: " + attribute.name());
            }
        }
    }
}
