package dev.lodestone.store.operation;

import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.expression.ExpressionParameter;
import dev.lodestone.store.expression.Projection;
import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.binding.ParameterStyles;
import dev.lodestone.store.expression.legacy.LegacyParameters;
import dev.lodestone.store.read.ItemProjection;
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

    /** What to return of each item: all of it where no parameter is given. */
    public ItemProjection bind(ExpressionContext context) {
        return ItemProjection.of(projection(context));
    }

    /** The projection, or null where none is given. */
    public Projection projection(ExpressionContext context) {
        if (projectionExpression != null) {
            return context.projection(projectionExpression);
        }
        return attributesToGet == null ? null : LegacyParameters.attributesToGet(attributesToGet);
    }
}
