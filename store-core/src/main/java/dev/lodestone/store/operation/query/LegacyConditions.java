package dev.lodestone.store.operation.query;

import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.legacy.ComparisonOperator;
import dev.lodestone.store.expression.legacy.LegacyCondition;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Supplied;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@code KeyConditions}, {@code QueryFilter} or {@code ScanFilter}, by attribute name. */
public record LegacyConditions(Map<String, Entry> entries) {
    /** What is demanded of one attribute; each null where not given. */
    public record Entry(String comparisonOperator, List<Supplied<AttributeValue>> attributeValueList) {}

    /** Adds the declared constraints of the entries. */
    Constraints constrain(String path, Constraints constraints) {
        entries.forEach((attribute, entry) -> {
            String member = path + "." + attribute + ".member.comparisonOperator";
            String operator = entry == null ? null : entry.comparisonOperator();
            constraints.required(member, operator).oneOf(member, operator, AllowedValues.COMPARISON_OPERATOR);
        });
        return constraints;
    }

    /**
     * The conditions with their values.
     *
     * @throws DynamoDbException ValidationException if a value is not one
     */
    Map<String, LegacyCondition> orThrow() {
        Map<String, LegacyCondition> conditions = new LinkedHashMap<>();
        entries.forEach((attribute, entry) -> conditions.put(
                attribute,
                new LegacyCondition(
                        ComparisonOperator.valueOf(entry.comparisonOperator()), values(entry.attributeValueList()))));
        return conditions;
    }

    private static List<AttributeValue> values(List<Supplied<AttributeValue>> supplied) {
        if (supplied == null) {
            return null;
        }
        List<AttributeValue> values = new ArrayList<>(supplied.size());
        for (Supplied<AttributeValue> value : supplied) {
            values.add(value.orThrow());
        }
        return values;
    }
}
