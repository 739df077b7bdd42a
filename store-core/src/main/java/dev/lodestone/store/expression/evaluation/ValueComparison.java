package dev.lodestone.store.expression.evaluation;

import dev.lodestone.store.expression.Comparator;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.Utf8;

/** The one comparison of attribute values, in which null stands for a value that does not exist. */
public final class ValueComparison {
    private ValueComparison() {}

    /**
     * Whether the comparison holds. What does not exist is unequal to everything; values of different types are unequal
     * and have no order; only strings, numbers and binary values have an order.
     */
    public static boolean holds(AttributeValue left, Comparator comparator, AttributeValue right) {
        return switch (comparator) {
            case EQ -> areEqual(left, right);
            case NE -> !areEqual(left, right);
            default -> areOrdered(left, right) && holds(comparator, compare(left, right));
        };
    }

    public static boolean areEqual(AttributeValue left, AttributeValue right) {
        return left != null && right != null && left.type() == right.type() && left.equals(right);
    }

    /** Whether the two values are of one type that has an order. */
    public static boolean areOrdered(AttributeValue left, AttributeValue right) {
        return left != null
                && right != null
                && left.type() == right.type()
                && left.type().isKeyType();
    }

    /** Compares two strings, two numbers or two binary values: strings by their UTF-8 bytes, bytes as unsigned. */
    public static int compare(AttributeValue left, AttributeValue right) {
        if (left instanceof AttributeValue.S a && right instanceof AttributeValue.S b) {
            return Utf8.compare(a.value(), b.value());
        }
        if (left instanceof AttributeValue.N a && right instanceof AttributeValue.N b) {
            return a.value().compareTo(b.value());
        }
        if (left instanceof AttributeValue.B a && right instanceof AttributeValue.B b) {
            return a.value().compareTo(b.value());
        }
        throw new IllegalArgumentException("No order between " + left.type() + " and " + right.type());
    }

    private static boolean holds(Comparator comparator, int order) {
        return switch (comparator) {
            case EQ -> order == 0;
            case NE -> order != 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
        };
    }

    /** Whether the value starts with the prefix: both strings, or both binary. */
    static boolean beginsWith(AttributeValue value, AttributeValue prefix) {
        if (value instanceof AttributeValue.S string && prefix instanceof AttributeValue.S start) {
            return string.value().startsWith(start.value());
        }
        return value instanceof AttributeValue.B binary
                && prefix instanceof AttributeValue.B start
                && binary.value().startsWith(start.value());
    }

    /** Whether the part is a substring of the value, or one of its elements. */
    static boolean contains(AttributeValue value, AttributeValue part) {
        if (value == null || part == null) {
            return false;
        }
        return switch (value.type()) {
            case S ->
                part instanceof AttributeValue.S s
                        && ((AttributeValue.S) value).value().contains(s.value());
            case B ->
                part instanceof AttributeValue.B b
                        && ((AttributeValue.B) value).value().contains(b.value());
            case SS ->
                part instanceof AttributeValue.S s
                        && ((AttributeValue.SS) value).values().contains(s.value());
            case NS ->
                part instanceof AttributeValue.N n
                        && ((AttributeValue.NS) value).values().contains(n.value());
            case BS ->
                part instanceof AttributeValue.B b
                        && ((AttributeValue.BS) value).values().contains(b.value());
            case L -> ((AttributeValue.L) value).values().contains(part);
            default -> false;
        };
    }

    /** The length of a string in UTF-16 units or of a binary in bytes, or the number of elements; -1 if it has none. */
    static int size(AttributeValue value) {
        if (value == null) {
            return -1;
        }
        return switch (value.type()) {
            case S -> ((AttributeValue.S) value).value().length();
            case B -> ((AttributeValue.B) value).value().length();
            case SS -> ((AttributeValue.SS) value).values().size();
            case NS -> ((AttributeValue.NS) value).values().size();
            case BS -> ((AttributeValue.BS) value).values().size();
            case L -> ((AttributeValue.L) value).values().size();
            case M -> ((AttributeValue.M) value).values().size();
            default -> -1;
        };
    }
}
