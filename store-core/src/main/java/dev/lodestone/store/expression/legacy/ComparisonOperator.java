package dev.lodestone.store.expression.legacy;

import static dev.lodestone.store.error.DynamoDbException.invalidParameters;
import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.expression.Comparator;
import dev.lodestone.store.expression.evaluation.ValueComparison;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;
import java.util.List;

/** The operators of legacy conditions, with the number and types of values that each takes. */
public enum ComparisonOperator {
    EQ(1, 1),
    NE(1, 1),
    IN(1, Integer.MAX_VALUE),
    LE(1, 1),
    LT(1, 1),
    GE(1, 1),
    GT(1, 1),
    BETWEEN(2, 2),
    NOT_NULL(0, 0),
    NULL(0, 0),
    CONTAINS(1, 1),
    NOT_CONTAINS(1, 1),
    BEGINS_WITH(1, 1);

    private final int fewestValues;
    private final int mostValues;

    ComparisonOperator(int fewestValues, int mostValues) {
        this.fewestValues = fewestValues;
        this.mostValues = mostValues;
    }

    /** Whether the operator is one without values, and so asks only whether the attribute exists. */
    boolean isUnary() {
        return mostValues == 0;
    }

    /** The comparison of expressions that the operator stands for, or null if it is none. */
    Comparator comparator() {
        return switch (this) {
            case EQ -> Comparator.EQ;
            case NE -> Comparator.NE;
            case LE -> Comparator.LE;
            case LT -> Comparator.LT;
            case GE -> Comparator.GE;
            case GT -> Comparator.GT;
            default -> null;
        };
    }

    private boolean takes(AttributeType type) {
        return switch (this) {
            case EQ, NE, NULL, NOT_NULL -> true;
            case LE, LT, GE, GT, IN, BETWEEN -> type.isKeyType();
            case CONTAINS, NOT_CONTAINS -> type.isKeyType() || type == AttributeType.BOOL || type == AttributeType.NULL;
            case BEGINS_WITH -> type == AttributeType.S || type == AttributeType.B;
        };
    }

    /** Refuses values that the operator cannot take. */
    void check(List<AttributeValue> values) {
        if (values.size() < fewestValues || values.size() > mostValues) {
            throw invalidParameters("Invalid number of argument(s) for the " + this + " ComparisonOperator");
        }
        for (AttributeValue value : values) {
            if (value.type() != values.get(0).type()) {
                throw invalidParameters("AttributeValues inside AttributeValueList must be of same type");
            }
        }
        for (AttributeValue value : values) {
            if (!takes(value.type())) {
                throw invalidParameters(
                        "ComparisonOperator " + this + " is not valid for " + value.type() + " AttributeValue type");
            }
        }
        if (this == BETWEEN && ValueComparison.compare(values.get(0), values.get(1)) > 0) {
            throw validation("The BETWEEN condition was provided a range where the lower bound is greater than the "
                    + "upper bound");
        }
    }
}
