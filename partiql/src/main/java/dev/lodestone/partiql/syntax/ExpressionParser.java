package dev.lodestone.partiql.syntax;

import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DynamoNumber;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses conditions and values, by the precedence of their operators. It follows PartiQL's own parser: equality binds less
 * strongly than comparison, and {@code NOT} less strongly than either.
 */
final class ExpressionParser {
    /**
     * How deeply expressions may nest, both as they are written and as they are understood ({@code 1 + 2 + 3} nests on the
     * left): deeper than values may be, and not so deep that who walks through the tree runs out of stack.
     */
    private static final int MAX_NESTING = 256;

    private final TokenCursor cursor;
    private final TermParser terms;

    /** How many expressions are being parsed within each other. */
    private int depth;

    /** How many levels the expression parsed last has below its top. */
    private int height;

    ExpressionParser(TokenCursor cursor) {
        this.cursor = cursor;
        this.terms = new TermParser(cursor, this);
    }

    Expression parse() {
        return parse(Precedence.NONE);
    }

    /** Parses an expression up to the first operator that binds no more strongly than this. */
    private Expression parse(int precedence) {
        enter();
        Expression left = unary();
        for (TokenKind operator = infix(); operator.precedence() > precedence; operator = infix()) {
            left = infixExpression(operator, left);
        }
        depth--;
        return left;
    }

    private void enter() {
        depth++;
        if (depth > MAX_NESTING) {
            throw SyntaxErrors.nestedTooDeeply(cursor.position());
        }
    }

    /** How many levels the expression parsed last has below its top. */
    int height() {
        return height;
    }

    /** Notes that the expression parsed last has nothing below it. */
    void closeLeaf() {
        height = 0;
    }

    /** Notes that the expression parsed last stands above parts of this height. */
    void closeAbove(int parts) {
        height = parts + 1;
        if (height > MAX_NESTING) {
            throw SyntaxErrors.nestedTooDeeply(cursor.position());
        }
    }

    /** The operator that comes next; {@code NOT IN} and its like count as the operator that is negated. */
    private TokenKind infix() {
        if (cursor.kind() != TokenKind.NOT) {
            return cursor.kind();
        }
        TokenKind negated = cursor.following();
        return switch (negated) {
            case IN, BETWEEN, LIKE -> negated;
            default -> TokenKind.NOT;
        };
    }

    private Expression infixExpression(TokenKind operator, Expression left) {
        return switch (operator) {
            case AND, OR -> junction(operator, left);
            case IS -> is(left);
            case IN, BETWEEN, LIKE -> negatable(operator, left);
            case PLUS -> arithmetic(Expression.Arithmetic.Operator.PLUS, left);
            case MINUS -> arithmetic(Expression.Arithmetic.Operator.MINUS, left);
            case STAR, SLASH, PERCENT, CONCATENATION -> unsupported(operator, left);
            default -> comparison(operator, left);
        };
    }

    /** Conditions joined by one operator, which become a single row. */
    private Expression junction(TokenKind operator, Expression first) {
        Position position = cursor.position();
        List<Expression> operands = new ArrayList<>();
        operands.add(first);
        int tallest = height;
        while (cursor.accept(operator)) {
            operands.add(rightSide(operator));
            tallest = Math.max(tallest, height);
        }
        closeAbove(tallest);
        return operator == TokenKind.AND
                ? new Expression.And(List.copyOf(operands), position)
                : new Expression.Or(List.copyOf(operands), position);
    }

    private Expression comparison(TokenKind operator, Expression left) {
        Position position = cursor.position();
        Expression right = operatorAndRightSide(operator);
        return new Expression.Comparison(operator.comparator(), left, right, position);
    }

    private Expression arithmetic(Expression.Arithmetic.Operator operator, Expression left) {
        Position position = cursor.position();
        Expression right = operatorAndRightSide(cursor.kind());
        return new Expression.Arithmetic(operator, left, right, position);
    }

    /** An operator of PartiQL that the dialect lacks. */
    private Expression unsupported(TokenKind operator, Expression left) {
        cursor.refuseLater(SyntaxErrors.unsupportedOperator(cursor.text(), cursor.position()));
        operatorAndRightSide(operator);
        return left;
    }

    private Expression operatorAndRightSide(TokenKind operator) {
        int left = height;
        cursor.advance();
        Expression right = rightSide(operator);
        closeAbove(Math.max(left, height));
        return right;
    }

    private Expression rightSide(TokenKind operator) {
        if (cursor.kind() == TokenKind.END) {
            throw SyntaxErrors.expectedRightSide();
        }
        return parse(operator.precedence());
    }

    private Expression is(Expression operand) {
        Position position = cursor.position();
        cursor.advance();
        boolean negated = cursor.accept(TokenKind.NOT);
        Expression is = new Expression.Is(operand, kindOfValue(), position);
        closeAbove(height);
        return negated ? negation(is, position) : is;
    }

    private Expression.Is.Kind kindOfValue() {
        if (cursor.accept(TokenKind.MISSING)) {
            return Expression.Is.Kind.MISSING;
        }
        if (cursor.accept(TokenKind.NULL)) {
            return Expression.Is.Kind.NULL;
        }
        throw switch (cursor.kind()) {
            case TYPE, FUNCTION -> SyntaxErrors.unsupportedType(cursor.text(), cursor.position());
            default -> SyntaxErrors.expectedTypeName();
        };
    }

    private Expression negatable(TokenKind operator, Expression left) {
        boolean negated = cursor.accept(TokenKind.NOT);
        Position position = cursor.position();
        Expression expression = switch (operator) {
            case IN -> in(left, position);
            case BETWEEN -> between(left, position);
            default -> unsupported(operator, left);
        };
        return negated ? negation(expression, position) : expression;
    }

    private Expression negation(Expression operand, Position position) {
        closeAbove(height);
        return new Expression.Not(operand, position);
    }

    private Expression in(Expression operand, Position position) {
        int left = height;
        cursor.advance();
        Expression choices = choices();
        closeAbove(Math.max(left, height));
        return new Expression.In(operand, choices, position);
    }

    private Expression choices() {
        if (cursor.kind() != TokenKind.LEFT_PAREN || cursor.following() == TokenKind.SELECT) {
            Expression choices = rightSide(TokenKind.IN);
            if (isComputed(choices)) {
                cursor.refuseLater(SyntaxErrors.unsupportedExpression("IN", choices.position()));
            }
            return choices;
        }
        Position position = cursor.position();
        return new Expression.ListConstructor(terms.parenthesized(), position);
    }

    /** Whether the expression has an operator, so that its value is no list. */
    private static boolean isComputed(Expression expression) {
        return !(expression instanceof Expression.ListConstructor
                || expression instanceof Expression.SetConstructor
                || expression instanceof Expression.MapConstructor
                || expression instanceof Expression.FunctionCall
                || expression instanceof Expression.Path
                || expression instanceof Expression.Parameter
                || expression instanceof Expression.Literal
                || expression instanceof Expression.Missing);
    }

    private Expression between(Expression operand, Position position) {
        int tallest = height;
        cursor.advance();
        Expression low = rightSide(TokenKind.BETWEEN);
        tallest = Math.max(tallest, height);
        cursor.expectKeyword(TokenKind.AND);
        if (cursor.kind() == TokenKind.END) {
            throw SyntaxErrors.expectedExpressionAfterAnd();
        }
        Expression high = parse(Precedence.COMPARISON);
        closeAbove(Math.max(tallest, height));
        return new Expression.Between(operand, low, high, position);
    }

    private Expression unary() {
        return switch (cursor.kind()) {
            case NOT -> not();
            case PLUS, MINUS -> signed();
            default -> {
                closeLeaf();
                yield terms.parse();
            }
        };
    }

    private Expression not() {
        Position position = cursor.position();
        cursor.advance();
        return negation(parse(Precedence.NOT), position);
    }

    /** A sign and what it stands before; signs of numbers belong to the numbers. */
    private Expression signed() {
        enter();
        Position position = cursor.position();
        boolean minus = cursor.kind() == TokenKind.MINUS;
        cursor.advance();
        Expression operand = unary();
        depth--;
        if (operand instanceof Expression.Literal literal && literal.value() instanceof AttributeValue.N number) {
            return minus ? new Expression.Literal(minus(number), position) : operand;
        }
        closeAbove(height);
        if (!minus) {
            cursor.refuseLater(SyntaxErrors.unsupportedOperator("+", position));
        }
        return new Expression.Negation(operand, position);
    }

    private static AttributeValue minus(AttributeValue.N number) {
        return new AttributeValue.N(DynamoNumber.ZERO.minus(number.value()));
    }
}
