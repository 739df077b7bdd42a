package dev.lodestone.store.expression.legacy;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.value.AttributeValue;
import java.util.List;

/** Checks one entry of {@code Expected} and lowers it to a condition. */
final class LoweredExpected {
    private final String attribute;
    private final ExpectedAttribute expected;

    private LoweredExpected(String attribute, ExpectedAttribute expected) {
        this.attribute = attribute;
        this.expected = expected;
    }

    static Condition of(String attribute, ExpectedAttribute expected) {
        return new LoweredExpected(attribute, expected).lower();
    }

    private Condition lower() {
        if (expected.attributeValueList() != null && expected.value() != null) {
            throw invalid("Value and AttributeValueList cannot be used together");
        }
        if (expected.comparisonOperator() != null) {
            return comparison(expected.comparisonOperator());
        }
        if (expected.attributeValueList() != null) {
            throw invalid("AttributeValueList can only be used with a ComparisonOperator");
        }
        return equality();
    }

    private Condition comparison(ComparisonOperator operator) {
        if (expected.exists() != null) {
            throw invalid("Exists and ComparisonOperator cannot be used together");
        }
        if (!operator.isUnary() && expected.attributeValueList() == null && expected.value() == null) {
            throw invalid("Value or AttributeValueList must be used with ComparisonOperator: " + operator);
        }
        List<AttributeValue> values = values();
        operator.check(values);
        return LoweredConditions.of(attribute, operator, values);
    }

    private List<AttributeValue> values() {
        if (expected.attributeValueList() != null) {
            return expected.attributeValueList();
        }
        return expected.value() == null ? List.of() : List.of(expected.value());
    }

    private Condition equality() {
        boolean exists = expected.exists() == null || expected.exists();
        if (exists && expected.value() == null) {
            throw invalid("Value must be provided when Exists is " + expected.exists());
        }
        if (!exists && expected.value() != null) {
            throw invalid("Value cannot be used when Exists is false");
        }
        return LoweredConditions.of(attribute, exists ? ComparisonOperator.EQ : ComparisonOperator.NULL, values());
    }

    private DynamoDbException invalid(String reason) {
        return invalidParameters(reason + " for Attribute: " + attribute);
    }
}
