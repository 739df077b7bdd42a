package dev.lodestone.partiql.planning;

import dev.lodestone.store.expression.Comparator;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.Operand;
import dev.lodestone.store.value.AttributeValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The conditions that must all hold for a condition to hold, and what single ones say of a top-level attribute. */
final class Conjuncts {
    private Conjuncts() {}

    /** The conditions that the condition joins with AND, at whatever depth; none for null. */
    static List<Condition> of(Condition condition) {
        List<Condition> conjuncts = new ArrayList<>();
        if (condition != null) {
            add(condition, conjuncts);
        }
        return conjuncts;
    }

    private static void add(Condition condition, List<Condition> conjuncts) {
        if (condition instanceof Condition.And and) {
            and.conditions().forEach(each -> add(each, conjuncts));
        } else {
            conjuncts.add(condition);
        }
    }

    /** The condition that all of these hold; null for none. */
    static Condition join(List<Condition> conjuncts) {
        return switch (conjuncts.size()) {
            case 0 -> null;
            case 1 -> conjuncts.get(0);
            default -> new Condition.And(conjuncts);
        };
    }

    /** The value that the condition says the attribute equals, or null if it says no such thing. */
    static AttributeValue equal(Condition condition, String attribute) {
        if (!(condition instanceof Condition.Comparison comparison) || comparison.comparator() != Comparator.EQ) {
            return null;
        }
        if (isAttribute(comparison.left(), attribute) && comparison.right() instanceof Operand.Literal literal) {
            return literal.value();
        }
        if (isAttribute(comparison.right(), attribute) && comparison.left() instanceof Operand.Literal literal) {
            return literal.value();
        }
        return null;
    }

    /**
     * The values of which the condition says that the attribute equals one, and nothing else: by an equality, IN, or OR
     * between these. Null if it says anything else.
     */
    static Set<AttributeValue> choices(Condition condition, String attribute) {
        Set<AttributeValue> choices = new LinkedHashSet<>();
        return addChoices(condition, attribute, choices) ? choices : null;
    }

    private static boolean addChoices(Condition condition, String attribute, Set<AttributeValue> choices) {
        if (condition instanceof Condition.Or or) {
            for (Condition each : or.conditions()) {
                if (!addChoices(each, attribute, choices)) {
                    return false;
                }
            }
            return true;
        }
        if (condition instanceof Condition.In in && isAttribute(in.operand(), attribute)) {
            for (Operand candidate : in.candidates()) {
                if (!(candidate instanceof Operand.Literal literal)) {
                    return false;
                }
                choices.add(literal.value());
            }
            return true;
        }
        AttributeValue value = equal(condition, attribute);
        if (value == null) {
            return false;
        }
        choices.add(value);
        return true;
    }

    /** Whether the condition compares the attribute with values in a way that key conditions know. */
    static boolean isOfKey(Condition condition, String attribute) {
        if (condition instanceof Condition.Comparison comparison) {
            return comparison.comparator() != Comparator.NE && comparesWithLiteral(comparison, attribute);
        } else if (condition instanceof Condition.Between between) {
            return isAttribute(between.operand(), attribute)
                    && isLiteral(between.lower())
                    && isLiteral(between.upper());
        }
        return condition instanceof Condition.BeginsWith beginsWith
                && isAttribute(beginsWith.operand(), attribute)
                && isLiteral(beginsWith.prefix());
    }

    private static boolean comparesWithLiteral(Condition.Comparison comparison, String attribute) {
        return isAttribute(comparison.left(), attribute)
                ? isLiteral(comparison.right())
                : isLiteral(comparison.left()) && isAttribute(comparison.right(), attribute);
    }

    private static boolean isAttribute(Operand operand, String attribute) {
        return operand instanceof Operand.Path path
                && path.path().isTopLevel()
                && path.path().attribute().equals(attribute);
    }

    private static boolean isLiteral(Operand operand) {
        return operand instanceof Operand.Literal;
    }
}
