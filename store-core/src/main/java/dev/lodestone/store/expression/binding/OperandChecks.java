package dev.lodestone.store.expression.binding;

import dev.lodestone.store.expression.Comparator;
import dev.lodestone.store.expression.Operand;
import dev.lodestone.store.expression.evaluation.ValueComparison;
import dev.lodestone.store.expression.syntax.Function;
import dev.lodestone.store.value.AttributeType;
import dev.lodestone.store.value.AttributeValue;

/** Whether operators and functions of conditions have operands that suit them, as far as shows without an item. */
final class OperandChecks {
    private final Problems problems;

    OperandChecks(Problems problems) {
        this.problems = problems;
    }

    void comparison(Operand left, Comparator comparator, Operand right) {
        distinct(comparator.symbol(), left, right);
        if (comparator.isOrdering()) {
            ordered(comparator.symbol(), left);
            ordered(comparator.symbol(), right);
        }
    }

    /** The operands of a comparison or function must not be the same path. */
    void distinct(String operator, Operand first, Operand second) {
        if (first instanceof Operand.Path path && first.equals(second)) {
            problems.add(
                    Problems.Sort.SAME_OPERANDS,
                    "The first operand must be distinct from the remaining operands for this operator or function; "
                            + "operator: " + operator + ", first operand: " + path.path());
        }
    }

    private void ordered(String operator, Operand operand) {
        AttributeType type = knownType(operand);
        if (type != null && !type.isKeyType()) {
            problems.wrongType(operator, type.name());
        }
    }

    void between(Operand operand, Operand lower, Operand upper) {
        ordered("BETWEEN", operand);
        ordered("BETWEEN", lower);
        ordered("BETWEEN", upper);
        if (lower instanceof Operand.Literal lowerLiteral && upper instanceof Operand.Literal upperLiteral) {
            bounds(lowerLiteral.value(), upperLiteral.value());
        }
    }

    private void bounds(AttributeValue lower, AttributeValue upper) {
        if (lower.type() != upper.type()) {
            badBounds("same data type for lower and upper bounds", lower, upper);
        } else if (lower.type().isKeyType() && ValueComparison.compare(lower, upper) > 0) {
            badBounds("upper bound to be greater than or equal to lower bound", lower, upper);
        }
    }

    private void badBounds(String requirement, AttributeValue lower, AttributeValue upper) {
        problems.add(
                Problems.Sort.OPERAND,
                "The BETWEEN operator requires " + requirement + "; lower bound operand: AttributeValue: "
                        + ValueText.of(lower) + ", upper bound operand: AttributeValue: " + ValueText.of(upper));
    }

    void beginsWith(Operand operand) {
        AttributeType type = knownType(operand);
        if (type != null && type != AttributeType.S && type != AttributeType.B) {
            problems.wrongType(Function.BEGINS_WITH.text(), type.name());
        }
    }

    void size(Operand measured) {
        AttributeType type = knownType(measured);
        if (type == AttributeType.N || type == AttributeType.BOOL || type == AttributeType.NULL) {
            problems.wrongType(Function.SIZE.text(), type.name());
        }
    }

    /** The type that the second operand of {@code attribute_type} names, or null if it names none. */
    AttributeType typeName(Operand operand) {
        if (!(operand instanceof Operand.Literal literal)) {
            AttributeType type = knownType(operand);
            problems.wrongType(
                    Function.ATTRIBUTE_TYPE.text(), type == null ? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}" : type.name());
            return null;
        }
        if (!(literal.value() instanceof AttributeValue.S name)) {
            problems.wrongType(
                    Function.ATTRIBUTE_TYPE.text(), literal.value().type().name());
            return null;
        }
        AttributeType type = AttributeType.ofDescriptor(name.value());
        if (type == null) {
            problems.add(
                    Problems.Sort.OPERAND,
                    "Invalid attribute type name found; type: " + name.value()
                            + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}");
        }
        return type;
    }

    /** The type of an operand as far as it is known before the item is: of a literal or a size. */
    private static AttributeType knownType(Operand operand) {
        if (operand instanceof Operand.Literal literal) {
            return literal.value().type();
        }
        return operand instanceof Operand.Size ? AttributeType.N : null;
    }
}
