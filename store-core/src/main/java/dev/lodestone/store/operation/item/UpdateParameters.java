package dev.lodestone.store.operation.item;

import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.expression.ExpressionParameter;
import dev.lodestone.store.expression.Update;
import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.binding.ParameterStyles;
import dev.lodestone.store.expression.legacy.AttributeUpdate;
import dev.lodestone.store.expression.legacy.LegacyParameters;
import dev.lodestone.store.value.AttributeNames;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameters with which UpdateItem says what to change: an expression, or the legacy parameter.
 *
 * @param updateExpression null where not given
 * @param attributeUpdates null where not given
 */
public record UpdateParameters(String updateExpression, Map<String, AttributeUpdateParameter> attributeUpdates) {
    /** Adds the declared constraints of these members. */
    void constrain(Constraints constraints) {
        if (attributeUpdates != null) {
            attributeUpdates.forEach((name, entry) -> constraints.oneOf(
                    "attributeUpdates." + name + ".member.action", entry.action(), AllowedValues.ATTRIBUTE_ACTION));
        }
    }

    /** Names the parameters that are given. */
    ParameterStyles describe(ParameterStyles styles) {
        return styles.legacy("AttributeUpdates", attributeUpdates)
                .expression(ExpressionParameter.UPDATE, updateExpression);
    }

    /** The update of the legacy parameter, or null where it is not given or empty. */
    Update legacy() {
        if (attributeUpdates == null || attributeUpdates.isEmpty()) {
            return null;
        }
        Map<String, AttributeUpdate> entries = new LinkedHashMap<>();
        attributeUpdates.forEach((name, entry) -> {
            if (AttributeNames.isTooLong(name)) {
                throw AttributeNames.tooLong();
            }
            entries.put(name, entry.checked());
        });
        return LegacyParameters.attributeUpdates(entries);
    }

    /** The update of the expression, or else the one that the legacy parameter gave; null where there is neither. */
    Update bind(ExpressionContext context, Update legacy) {
        return updateExpression == null ? legacy : context.update(updateExpression);
    }
}
