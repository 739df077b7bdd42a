package dev.lodestone.server.condition;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a condition can ask of one attribute in all forms: the model of each operator, and how the two languages say it. */
enum Operator {
    EQ("%s = %s", "%s = %s"),
    NE("%s <> %s", "%s <> %s"),
    LT("%s < %s", "%s < %s"),
    LE("%s <= %s", "%s <= %s"),
    GT("%s > %s", "%s > %s"),
    GE("%s >= %s", "%s >= %s"),
    IN("%s IN (%s)", "%s IN [%s]"),
    BETWEEN("%s BETWEEN %s AND %s", "%s BETWEEN %s AND %s"),
    NOT_NULL("attribute_exists(%s)", "%s IS NOT MISSING"),
    NULL("attribute_not_exists(%s)", "%s IS MISSING"),
    CONTAINS("contains(%s, %s)", "contains(%s, %s)"),
    NOT_CONTAINS(
            "(attribute_exists(%1$s) AND NOT contains(%1$s, %2$s))",
            "(%1$s IS NOT MISSING AND NOT contains(%1$s, %2$s))"),
    BEGINS_WITH("begins_with(%s, %s)", "begins_with(%s, %s)");

    private final String expression;
    private final String partiQl;

    Operator(String expression, String partiQl) {
        this.expression = expression;
        this.partiQl = partiQl;
    }

    /** The condition as part of an expression, given how values are written there. */
    String expression(String attribute, List<Object> operands, UnaryOperator<Object> written) {
        return say(expression, attribute, operands, written);
    }

    /** The condition as part of a WHERE clause, given how values are written there. */
    String partiQl(String attribute, List<Object> operands, UnaryOperator<Object> written) {
        return say(partiQl, attribute, operands, written);
    }

    private String say(String pattern, String attribute, List<Object> operands, UnaryOperator<Object> written) {
        List<Object> texts = operands.stream().map(written).toList();
        return switch (this) {
            case IN ->
                pattern.formatted(
                        attribute, texts.stream().map(Object::toString).collect(Collectors.joining(", ")));
            case BETWEEN -> pattern.formatted(attribute, texts.get(0), texts.get(1));
            case NOT_NULL, NULL -> pattern.formatted(attribute);
            default -> pattern.formatted(attribute, texts.get(0));
        };
    }

    /** Whether it holds of the value, which is null where there is none. */
    boolean holds(Object value, List<Object> operands) {
        return switch (this) {
            case EQ -> operands.get(0).equals(value);
            case NE -> !operands.get(0).equals(value);
            case LT -> ordered(value, operands.get(0), order -> order < 0);
            case LE -> ordered(value, operands.get(0), order -> order <= 0);
            case GT -> ordered(value, operands.get(0), order -> order > 0);
            case GE -> ordered(value, operands.get(0), order -> order >= 0);
            case IN -> operands.contains(value);
            case BETWEEN ->
                ordered(value, operands.get(0), order -> order >= 0)
                        && ordered(value, operands.get(1), order -> order <= 0);
            case NOT_NULL -> value != null;
            case NULL -> value == null;
            case CONTAINS -> contains(value, operands.get(0));
            case NOT_CONTAINS -> value != null && !contains(value, operands.get(0));
            case BEGINS_WITH -> beginsWith(value, operands.get(0));
        };
    }

    private static boolean ordered(Object value, Object bound, IntPredicate wanted) {
        if (value instanceof BigDecimal number && bound instanceof BigDecimal limit) {
            return wanted.test(number.compareTo(limit));
        }
        return areBytesOfOneType(value, bound)
                && wanted.test(Arrays.compareUnsigned(Values.bytes(value), Values.bytes(bound)));
    }

    private static boolean areBytesOfOneType(Object left, Object right) {
        return left != null && Values.bytes(left) != null && Values.type(left).equals(Values.type(right));
    }

    private static boolean beginsWith(Object value, Object prefix) {
        return areBytesOfOneType(value, prefix) && latin(value).startsWith(latin(prefix));
    }

    private static boolean contains(Object value, Object part) {
        if (areBytesOfOneType(value, part)) {
            return latin(value).contains(latin(part));
        }
        return (value instanceof Set<?> set && set.contains(part))
                || (value instanceof List<?> list && list.contains(part));
    }

    private static String latin(Object value) {
        return new String(Values.bytes(value), StandardCharsets.ISO_8859_1);
    }
}
