package dev.lodestone.partiql.syntax;

import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DynamoNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Parses what stands between operators: literals, parameters, paths, calls, collections and groups. */
final class TermParser {
    private final TokenCursor cursor;
    private final ExpressionParser expressions;
    private final PathParser paths;

    TermParser(TokenCursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.paths = new PathParser(cursor);
    }

    Expression parse() {
        Expression term = term();
        if (!paths.atStep()) {
            return term;
        }
        if (term instanceof Expression.Path path) {
            return paths.afterSteps(path);
        }
        throw SyntaxErrors.unexpectedPathComponent(cursor.position());
    }

    private Expression term() {
        return switch (cursor.kind()) {
            case IDENTIFIER, QUOTED_IDENTIFIER -> atCall() ? call() : paths.attribute();
            case STRING -> literal(new AttributeValue.S(cursor.unquoted()));
            case NUMBER -> literal(new AttributeValue.N(DynamoNumber.parse(cursor.text())));
            case TRUE -> literal(AttributeValue.BOOL.TRUE);
            case FALSE -> literal(AttributeValue.BOOL.FALSE);
            case NULL -> literal(AttributeValue.NULL.INSTANCE);
            case MISSING -> missing();
            case QUESTION_MARK -> parameter();
            case LEFT_PAREN -> group();
            case LEFT_BRACKET -> list();
            case LEFT_DOUBLE_ANGLE_BRACKET -> set();
            case LEFT_CURLY -> map();
            default -> other();
        };
    }

    /** What is a call, or no term of the dialect. */
    private Expression other() {
        TokenKind kind = cursor.kind();
        return switch (kind) {
            case FUNCTION, EXISTS -> {
                if (!atCall()) {
                    throw SyntaxErrors.unexpectedKeyword();
                }
                yield call();
            }
            case ION_LITERAL -> throw SyntaxErrors.unsupportedLiteral(cursor.text(), cursor.position());
            case AT_SIGN -> throw SyntaxErrors.unsupportedOperator(cursor.text(), cursor.position());
            case SELECT -> throw SyntaxErrors.unsupportedClause(cursor.text(), cursor.position());
            case STAR, AS, AT, BY, ASC, DESC -> throw SyntaxErrors.unexpectedTerm();
            case SLASH, PERCENT -> throw SyntaxErrors.unexpectedOperator();
            default -> {
                if (kind.precedence() > Precedence.NONE) {
                    throw SyntaxErrors.unexpectedOperator();
                }
                throw kind.isKeyword() ? SyntaxErrors.unexpectedKeyword() : SyntaxErrors.unexpectedTerm();
            }
        };
    }

    private Expression literal(AttributeValue value) {
        Position position = cursor.position();
        cursor.advance();
        return new Expression.Literal(value, position);
    }

    private Expression missing() {
        Position position = cursor.position();
        cursor.advance();
        return new Expression.Missing(position);
    }

    private Expression parameter() {
        Position position = cursor.position();
        return new Expression.Parameter(cursor.takeParameter(), position);
    }

    private boolean atCall() {
        return cursor.following() == TokenKind.LEFT_PAREN;
    }

    private Expression call() {
        Position position = cursor.position();
        String name = cursor.takeName().toLowerCase(Locale.ROOT);
        cursor.expect(TokenKind.LEFT_PAREN);
        if (cursor.kind() == TokenKind.STAR) {
            throw SyntaxErrors.starAsArgument(name);
        }
        return new Expression.FunctionCall(name, expressionsUntil(TokenKind.RIGHT_PAREN), position);
    }

    /** An expression in parentheses, or several, which are a list. */
    private Expression group() {
        Position position = cursor.position();
        List<Expression> elements = parenthesized();
        return elements.size() == 1 ? elements.get(0) : new Expression.ListConstructor(elements, position);
    }

    /** Parses one or more expressions in parentheses. */
    List<Expression> parenthesized() {
        cursor.expect(TokenKind.LEFT_PAREN);
        List<Expression> elements = new ArrayList<>();
        parseUntil(TokenKind.RIGHT_PAREN, elements);
        return List.copyOf(elements);
    }

    private Expression list() {
        Position position = cursor.position();
        cursor.advance();
        return new Expression.ListConstructor(expressionsUntil(TokenKind.RIGHT_BRACKET), position);
    }

    private Expression set() {
        Position position = cursor.position();
        cursor.advance();
        return new Expression.SetConstructor(expressionsUntil(TokenKind.RIGHT_DOUBLE_ANGLE_BRACKET), position);
    }

    /** Parses no, one or several expressions and the bracket that closes them. */
    private List<Expression> expressionsUntil(TokenKind closing) {
        if (cursor.accept(closing)) {
            expressions.closeLeaf();
            return List.of();
        }
        List<Expression> elements = new ArrayList<>();
        parseUntil(closing, elements);
        return List.copyOf(elements);
    }

    private void parseUntil(TokenKind closing, List<Expression> elements) {
        int tallest = 0;
        do {
            elements.add(expressions.parse());
            tallest = Math.max(tallest, expressions.height());
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(closing);
        expressions.closeAbove(tallest);
    }

    private Expression map() {
        Position position = cursor.position();
        cursor.advance();
        if (cursor.accept(TokenKind.RIGHT_CURLY)) {
            expressions.closeLeaf();
            return new Expression.MapConstructor(List.of(), position);
        }
        List<Expression.Member> members = new ArrayList<>();
        int tallest = 0;
        do {
            members.add(member());
            tallest = Math.max(tallest, expressions.height());
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_CURLY);
        expressions.closeAbove(tallest);
        return new Expression.MapConstructor(List.copyOf(members), position);
    }

    private Expression.Member member() {
        Position position = cursor.position();
        Expression name = expressions.parse();
        cursor.expect(TokenKind.COLON);
        Expression value = expressions.parse();
        if (name instanceof Expression.Literal literal && literal.value() instanceof AttributeValue.S string) {
            return new Expression.Member(string.value(), value, position);
        }
        throw SyntaxErrors.unsupportedExpression("name of attribute", position);
    }
}
