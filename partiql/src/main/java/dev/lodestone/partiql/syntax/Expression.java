package dev.lodestone.partiql.syntax;

import dev.lodestone.store.expression.Comparator;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DocumentPath;
import java.util.List;

/**
 * A condition or a value in a statement. The grammar does not tell the two apart: that {@code 1 AND a} or {@code 2 = 3 = b}
 * makes no sense is found when the statement is bound. Immutable.
 */
public sealed interface Expression {
    /** Where the expression's first token stands, or its operator's for those that have one. */
    Position position();

    /** Two or more conditions of which all must hold. */
    record And(List<Expression> operands, Position position) implements Expression {}

    /** Two or more conditions of which one must hold. */
    record Or(List<Expression> operands, Position position) implements Expression {}

    /** A condition that must not hold; {@code NOT IN}, {@code NOT BETWEEN} and {@code IS NOT} become it too. */
    record Not(Expression operand, Position position) implements Expression {}

    /** {@code left = right} and its like. */
    record Comparison(Comparator comparator, Expression left, Expression right, Position position)
            implements Expression {}

    /** {@code operand BETWEEN low AND high}. */
    record Between(Expression operand, Expression low, Expression high, Position position) implements Expression {}

    /**
     * {@code operand IN [a, b]} and {@code operand IN (a, b)}.
     *
     * @param choices a list, or else a parameter, a path or another term, but nothing with an operator
     */
    record In(Expression operand, Expression choices, Position position) implements Expression {}

    /** {@code operand IS MISSING} and {@code operand IS NULL}. */
    record Is(Expression operand, Kind kind, Position position) implements Expression {
        /** What an operand may be. */
        public enum Kind {
            MISSING,
            NULL
        }
    }

    /** {@code left + right} and {@code left - right}. */
    record Arithmetic(Operator operator, Expression left, Expression right, Position position) implements Expression {
        /** What is done with the two sides. */
        public enum Operator {
            PLUS,
            MINUS
        }
    }

    /** {@code -operand}; a negative number is a {@link Literal} instead. */
    record Negation(Expression operand, Position position) implements Expression {}

    /**
     * {@code name(argument, …)}
     *
     * @param name the function's name in lower case, as its case does not matter
     */
    record FunctionCall(String name, List<Expression> arguments, Position position) implements Expression {}

    /** The way to an attribute or into it. */
    record Path(DocumentPath path, Position position) implements Expression {}

    /** A string, number, boolean or null. */
    record Literal(AttributeValue value, Position position) implements Expression {}

    /** {@code MISSING} as a value. */
    record Missing(Position position) implements Expression {}

    /**
     * A question mark.
     *
     * @param number which of the statement's parameters it is, counted from 0
     */
    record Parameter(int number, Position position) implements Expression {}

    /** {@code [a, b]}. */
    record ListConstructor(List<Expression> elements, Position position) implements Expression {}

    /** {@code <<a, b>>}. */
    record SetConstructor(List<Expression> elements, Position position) implements Expression {}

    /** {@code {'name': value, …}}, in the statement's order, in which a name may stand twice. */
    record MapConstructor(List<Member> members, Position position) implements Expression {}

    /** A name in a map and what stands there. */
    record Member(String name, Expression value, Position position) {}
}
