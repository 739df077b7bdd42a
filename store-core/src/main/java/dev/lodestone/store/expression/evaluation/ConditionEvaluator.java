package dev.lodestone.store.expression.evaluation;

import dev.lodestone.store.expression.AttributeSource;
import dev.lodestone.store.expression.Comparator;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.Operand;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DocumentPath;
import dev.lodestone.store.value.DynamoNumber;
import dev.lodestone.store.value.Item;
import java.util.List;

/** Decides whether a condition holds of an item. */
public final class ConditionEvaluator {
    private ConditionEvaluator() {}

    /** Whether the condition holds of the item, or, if that is null, of one without attributes. */
    public static boolean matches(Condition condition, Item item) {
        return matches(condition, AttributeSource.of(item));
    }

    /** Whether the condition holds of the item whose attributes the source gives. */
    public static boolean matches(Condition condition, AttributeSource item) {
        if (condition instanceof Condition.Comparison comparison) {
            return ValueComparison.holds(
                    value(comparison.left(), item), comparison.comparator(), value(comparison.right(), item));
        } else if (condition instanceof Condition.And and) {
            return all(and.conditions(), item);
        } else if (condition instanceof Condition.Or or) {
            return any(or.conditions(), item);
        } else if (condition instanceof Condition.Not not) {
            return !matches(not.condition(), item);
        } else if (condition instanceof Condition.Between between) {
            return isBetween(between, item);
        } else if (condition instanceof Condition.In in) {
            return isIn(in, item);
        }
        return matchesFunction(condition, item);
    }

    private static boolean matchesFunction(Condition condition, AttributeSource item) {
        if (condition instanceof Condition.AttributeExists exists) {
            return resolve(exists.path(), item) != null;
        } else if (condition instanceof Condition.AttributeNotExists notExists) {
            return resolve(notExists.path(), item) == null;
        } else if (condition instanceof Condition.HasType hasType) {
            AttributeValue value = value(hasType.operand(), item);
            return value != null && value.type() == hasType.type();
        } else if (condition instanceof Condition.BeginsWith beginsWith) {
            return ValueComparison.beginsWith(value(beginsWith.operand(), item), value(beginsWith.prefix(), item));
        } else if (condition instanceof Condition.Contains contains) {
            return ValueComparison.contains(value(contains.operand(), item), value(contains.part(), item));
        }
        throw new IllegalArgumentException("Unknown condition: " + condition);
    }

    private static boolean all(List<Condition> conditions, AttributeSource item) {
        for (int at = 0; at < conditions.size(); at++) {
            if (!matches(conditions.get(at), item)) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(List<Condition> conditions, AttributeSource item) {
        for (int at = 0; at < conditions.size(); at++) {
            if (matches(conditions.get(at), item)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBetween(Condition.Between between, AttributeSource item) {
        AttributeValue value = value(between.operand(), item);
        return ValueComparison.holds(value, Comparator.GE, value(between.lower(), item))
                && ValueComparison.holds(value, Comparator.LE, value(between.upper(), item));
    }

    private static boolean isIn(Condition.In in, AttributeSource item) {
        AttributeValue value = value(in.operand(), item);
        if (value == null) {
            return false;
        }
        List<Operand> candidates = in.candidates();
        for (int at = 0; at < candidates.size(); at++) {
            if (ValueComparison.areEqual(value, value(candidates.get(at), item))) {
                return true;
            }
        }
        return false;
    }

    private static AttributeValue value(Operand operand, AttributeSource item) {
        if (operand instanceof Operand.Path path) {
            return resolve(path.path(), item);
        } else if (operand instanceof Operand.Literal literal) {
            return literal.value();
        }
        int size = ValueComparison.size(value(((Operand.Size) operand).operand(), item));
        return size < 0 ? null : new AttributeValue.N(DynamoNumber.of(size));
    }

    private static AttributeValue resolve(DocumentPath path, AttributeSource item) {
        return path.resolveWithin(item.attribute(path.attribute()));
    }
}
