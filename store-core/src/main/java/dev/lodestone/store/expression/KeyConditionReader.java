package dev.lodestone.store.expression;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DocumentPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes a condition apart into the terms of a key condition, left to right, and refuses what has no place in one. */
final class KeyConditionReader {
    private static final String PLACE = "Invalid condition in KeyConditionExpression: ";

    private final Map<String, KeyCondition.Term> terms = new LinkedHashMap<>();

    Map<String, KeyCondition.Term> terms() {
        return terms;
    }

    void read(Condition condition) {
        if (condition instanceof Condition.And and) {
            and.conditions().forEach(this::read);
        } else if (condition instanceof Condition.Comparison comparison) {
            readComparison(comparison);
        } else if (condition instanceof Condition.Between between) {
            DocumentPath key = keyFirst(between.operand(), "BETWEEN");
            addTerm(KeyOperator.BETWEEN, key, List.of(between.lower(), between.upper()));
        } else if (condition instanceof Condition.BeginsWith beginsWith) {
            DocumentPath key = keyFirst(beginsWith.operand(), "begins_with");
            addTerm(KeyOperator.BEGINS_WITH, key, List.of(beginsWith.prefix()));
        } else {
            throw invalidOperator(operatorOf(condition));
        }
    }

    private void readComparison(Condition.Comparison comparison) {
        if (comparison.comparator() == Comparator.NE) {
            throw invalidOperator("<>");
        }
        if (comparison.left() instanceof Operand.Path path) {
            addTerm(KeyOperator.of(comparison.comparator()), path.path(), List.of(comparison.right()));
        } else if (comparison.right() instanceof Operand.Path path) {
            addTerm(KeyOperator.of(comparison.comparator().mirrored()), path.path(), List.of(comparison.left()));
        } else {
            refuseSize(comparison.left());
            refuseSize(comparison.right());
            throw validation(PLACE + "No key attribute specified");
        }
    }

    private static DocumentPath keyFirst(Operand operand, String operator) {
        if (operand instanceof Operand.Path path) {
            return path.path();
        }
        refuseSize(operand);
        throw validation(PLACE + operator + " operator must have the key attribute as its first operand");
    }

    private void addTerm(KeyOperator operator, DocumentPath key, List<Operand> operands) {
        if (!key.isTopLevel()) {
            throw validation("KeyConditionExpressions cannot have conditions on nested attributes");
        }
        List<AttributeValue> values = new ArrayList<>(operands.size());
        for (Operand operand : operands) {
            values.add(value(operand));
        }
        if (terms.putIfAbsent(key.attribute(), new KeyCondition.Term(operator, values)) != null) {
            throw validation("KeyConditionExpressions must only contain one condition per key");
        }
    }

    private static AttributeValue value(Operand operand) {
        refuseSize(operand);
        if (operand instanceof Operand.Literal literal) {
            return literal.value();
        }
        throw validation(PLACE + "Multiple attribute names used in one condition");
    }

    private static void refuseSize(Operand operand) {
        if (operand instanceof Operand.Size) {
            throw validation("KeyConditionExpressions cannot contain nested operations");
        }
    }

    private static String operatorOf(Condition condition) {
        if (condition instanceof Condition.Or) {
            return "OR";
        } else if (condition instanceof Condition.Not) {
            return "NOT";
        } else if (condition instanceof Condition.In) {
            return "IN";
        } else if (condition instanceof Condition.AttributeExists) {
            return "attribute_exists";
        } else if (condition instanceof Condition.AttributeNotExists) {
            return "attribute_not_exists";
        } else if (condition instanceof Condition.HasType) {
            return "attribute_type";
        }
        return "contains";
    }

    private static DynamoDbException invalidOperator(String operator) {
        return validation("Invalid operator used in KeyConditionExpression: " + operator);
    }
}
