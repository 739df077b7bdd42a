package dev.lodestone.store.expression.legacy;

import dev.lodestone.store.value.AttributeValue;
import java.util.List;

/**
 * One entry of {@code KeyConditions}, {@code QueryFilter} or {@code ScanFilter} as the request has it; the values are null
 * if the request has none.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Condition.html">Condition</a>
 */
public record LegacyCondition(ComparisonOperator comparisonOperator, List<AttributeValue> attributeValueList) {}
