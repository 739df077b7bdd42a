package dev.lodestone.store.operation;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.binding.ExpressionContext;
import dev.lodestone.store.expression.binding.ParameterStyles;
import dev.lodestone.store.expression.syntax.ExpressionParser;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Supplied;
import java.util.Map;

/**
 * The {@code ExpressionAttributeNames} and {@code ExpressionAttributeValues} of a request.
 *
 * @param names null where not given
 * @param values null where not given
 */
public record ExpressionAttributes(Map<String, String> names, Supplied<Map<String, AttributeValue>> values) {
    public static final ExpressionAttributes NONE = new ExpressionAttributes(null, null);

    /**
     * Ends the check of which parameters the request has.
     *
     * @throws DynamoDbException ValidationException if its parameters do not go together
     */
    public void checkStyles(ParameterStyles styles) {
        styles.check(names, values);
    }

    /**
     * Gets ready to bind the request's expressions.
     *
     * @throws DynamoDbException ValidationException if a name or value is not as it must be
     */
    public ExpressionContext context(ExpressionParser parser) {
        return new ExpressionContext(parser, names, values == null ? null : values.orThrow());
    }
}
