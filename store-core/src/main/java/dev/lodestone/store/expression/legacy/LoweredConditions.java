package dev.lodestone.store.expression.legacy;

import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.Operand;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DocumentPath;
import java.util.ArrayList;
import java.util.List;

/** Says with the conditions of expressions what a legacy operator says of a top-level attribute. */
final class LoweredConditions {
    private LoweredConditions() {}

    /** The condition; operator and values have been checked. */
    static Condition of(String attribute, ComparisonOperator operator, List<AttributeValue> values) {
        DocumentPath path = DocumentPath.ofAttribute(attribute);
        Operand operand = new Operand.Path(path);
        return switch (operator) {
            case EQ, NE, LE, LT, GE, GT -> new Condition.Comparison(operand, operator.comparator(), literal(values, 0));
            case IN -> new Condition.In(operand, literals(values));
            case BETWEEN -> new Condition.Between(operand, literal(values, 0), literal(values, 1));
            case NOT_NULL -> new Condition.AttributeExists(path);
            case NULL -> new Condition.AttributeNotExists(path);
            case CONTAINS -> new Condition.Contains(operand, literal(values, 0));
            case NOT_CONTAINS ->
                new Condition.And(List.of(
                        new Condition.AttributeExists(path),
                        new Condition.Not(new Condition.Contains(operand, literal(values, 0)))));
            case BEGINS_WITH -> new Condition.BeginsWith(operand, literal(values, 0));
        };
    }

    private static Operand literal(List<AttributeValue> values, int at) {
        return new Operand.Literal(values.get(at));
    }

    private static List<Operand> literals(List<AttributeValue> values) {
        List<Operand> literals = new ArrayList<>(values.size());
        for (AttributeValue value : values) {
            literals.add(new Operand.Literal(value));
        }
        return literals;
    }
}
