package dev.lodestone.store.operation.item;

import dev.lodestone.store.expression.legacy.ComparisonOperator;
import dev.lodestone.store.expression.legacy.ExpectedAttribute;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Supplied;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of the legacy {@code Expected}; each member is null where not given.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.Expected.html">Expected</a>
 */
public record ExpectedParameter(
        Supplied<AttributeValue> value,
        Boolean exists,
        String comparisonOperator,
        List<Supplied<AttributeValue>> attributeValueList) {

    /** The entry with its values, whose constraints have been checked. */
    ExpectedAttribute checked() {
        return new ExpectedAttribute(
                value == null ? null : value.orThrow(),
                exists,
                comparisonOperator == null ? null : ComparisonOperator.valueOf(comparisonOperator),
                attributeValueList == null ? null : values());
    }

    private List<AttributeValue> values() {
        List<AttributeValue> values = new ArrayList<>(attributeValueList.size());
        for (Supplied<AttributeValue> element : attributeValueList) {
            values.add(element.orThrow());
        }
        return values;
    }
}
