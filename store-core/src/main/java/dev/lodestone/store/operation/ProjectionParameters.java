package dev.lodestone.store.operation;

import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.expression.ExpressionParameter;
import dev.lodestone.store.expression.Projection;
import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.binding.ParameterStyles;
import dev.lodestone.store.expression.legacy.LegacyParameters;
import java.util.List;

/**
 * The parameters with which a read says which attributes it wants: an expression, or the legacy list.
 *
 * @param projectionExpression null where not given
 * @param attributesToGet null where not given
 */
public record ProjectionParameters(String projectionExpression, List<String> attributesToGet) {
    public static final ProjectionParameters NONE = new ProjectionParameters(null, null);

    /** Adds the declared constraints of these members. */
    public Constraints constrain(Constraints constraints) {
        return constraints.size("attributesToGet", attributesToGet, 1, Integer.MAX_VALUE);
    }

    /** Names the parameters that are given. */
    public ParameterStyles describe(ParameterStyles styles) {
        return styles.legacy("AttributesToGet", attributesToGet)
                .expression(ExpressionParameter.PROJECTION, projectionExpression);
    }

    /** The projection of the legacy parameter, or null where it is not given. */
    public Projection lowered() {
        return attributesToGet == null ? null : LegacyParameters.attributesToGet(attributesToGet);
    }

    /** The projection of the expression, or else the one that the legacy parameter gave; null where there is neither. */
    public Projection bind(ExpressionContext context, Projection lowered) {
        return projectionExpression == null ? lowered : context.projection(projectionExpression);
    }
}
