package dev.lodestone.store.expression.binding;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.expression.ExpressionParameter;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses requests that mix expressions with the parameters that came before them, or that have names and values but no
 * expressions to use them. Built for one request; the order of the additions is the order of the message.
 */
public final class ParameterStyles {
    private final List<String> expressions = new ArrayList<>();
    private final List<String> nonExpressions = new ArrayList<>();
    private final List<String> withValues = new ArrayList<>();
    private boolean valuesUsable;

    /**
     * Adds an expression that the operation has.
     *
     * @param text the request's expression, or null if the request has none
     */
    public ParameterStyles expression(ExpressionParameter parameter, String text) {
        if (text != null) {
            expressions.add(parameter.apiName());
        }
        if (parameter != ExpressionParameter.PROJECTION) {
            withValues.add(parameter.apiName());
            valuesUsable |= text != null;
        }
        return this;
    }

    /**
     * Adds a legacy parameter that the operation has.
     *
     * @param value the request's parameter, or null if the request has none
     */
    public ParameterStyles legacy(String parameter, Object value) {
        if (value != null) {
            nonExpressions.add(parameter);
        }
        return this;
    }

    /**
     * Refuses what does not go together.
     *
     * @param names the request's {@code ExpressionAttributeNames}, or null if it has none
     * @param values the request's {@code ExpressionAttributeValues}, or null if it has none
     */
    public void check(Object names, Object values) {
        if (!expressions.isEmpty() && !nonExpressions.isEmpty()) {
            throw validation("Can not use both expression and non-expression parameters in the same request: "
                    + "Non-expression parameters: {" + String.join(", ", nonExpressions)
                    + "} Expression parameters: {" + String.join(", ", expressions) + "}");
        }
        if (names != null && expressions.isEmpty()) {
            throw validation("ExpressionAttributeNames can only be specified when using expressions");
        }
        if (values != null && !withValues.isEmpty() && !valuesUsable) {
            throw validation("ExpressionAttributeValues can only be specified when using expressions: "
                    + String.join(" and ", withValues) + (withValues.size() > 1 ? " are" : " is") + " null");
        }
    }
}
