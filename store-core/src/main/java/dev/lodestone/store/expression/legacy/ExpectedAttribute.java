package dev.lodestone.store.expression.legacy;

import dev.lodestone.store.value.AttributeValue;
import java.util.List;

/**
 * One entry of {@code Expected} as the request has it; what the request does not have is null.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExpectedAttributeValue.html">ExpectedAttributeValue</a>
 */
public record ExpectedAttribute(
        AttributeValue value,
        Boolean exists,
        ComparisonOperator comparisonOperator,
        List<AttributeValue> attributeValueList) {}
