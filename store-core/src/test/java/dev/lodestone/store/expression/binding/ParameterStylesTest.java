package dev.lodestone.store.expression.binding;

import static dev.lodestone.store.expression.ExpressionParameter.CONDITION;
import static dev.lodestone.store.expression.ExpressionParameter.FILTER;
import static dev.lodestone.store.expression.ExpressionParameter.PROJECTION;
import static dev.lodestone.store.expression.ExpressionParameter.UPDATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.store.error.DynamoDbException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which parameters a request must not have together. */
class ParameterStylesTest {
    private static void refused(String message, ParameterStyles styles, Object names, Object values) {
        assertEquals(
                message,
                assertThrows(DynamoDbException.class, () -> styles.check(names, values))
                        .getMessage());
    }

    @Test
    void expressionsWithLegacyParameters() {
        refused(
                "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {AttributeUpdates, Expected} Expression parameters: {UpdateExpression, ConditionExpression}",
                new ParameterStyles()
                        .expression(UPDATE, "x")
                        .expression(CONDITION, "y")
                        .legacy("AttributeUpdates", Map.of())
                        .legacy("Expected", Map.of())
                        .legacy("ConditionalOperator", null),
                null,
                null);
    }

    @Test
    void namesAndValuesWithoutExpressions() {
        refused(
                "ExpressionAttributeNames can only be specified when using expressions",
                new ParameterStyles().expression(CONDITION, null),
                Map.of(),
                Map.of());
        refused(
                "ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null",
                new ParameterStyles().expression(CONDITION, null),
                null,
                Map.of());
        refused(
                "ExpressionAttributeValues can only be specified when using expressions: UpdateExpression and ConditionExpression are null",
                new ParameterStyles().expression(UPDATE, null).expression(CONDITION, null),
                null,
                Map.of());
        refused(
                "ExpressionAttributeValues can only be specified when using expressions: FilterExpression is null",
                new ParameterStyles().expression(PROJECTION, "a").expression(FILTER, null),
                null,
                Map.of());
    }

    @Test
    void whatGoesTogether() {
        new ParameterStyles().expression(FILTER, "a").check(Map.of(), Map.of());
        new ParameterStyles().legacy("Expected", Map.of()).check(null, null);
    }
}
