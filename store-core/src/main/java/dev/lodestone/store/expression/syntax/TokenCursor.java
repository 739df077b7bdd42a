package dev.lodestone.store.expression.syntax;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.ExpressionParameter;

/** A place in a row of tokens, which a parser moves forward. */
final class TokenCursor {
    private static final int MAX_OPERATORS = 300;

    private final ExpressionParameter parameter;
    private final Tokens tokens;
    private int at;

    TokenCursor(ExpressionParameter parameter, Tokens tokens) {
        this.parameter = parameter;
        this.tokens = tokens;
    }

    ExpressionParameter parameter() {
        return parameter;
    }

    /** The number of the token that comes next. */
    int position() {
        return at;
    }

    TokenKind kind() {
        return tokens.kind(at);
    }

    /** The kind of the token after the next one. */
    TokenKind following() {
        return kind() == TokenKind.END ? TokenKind.END : tokens.kind(at + 1);
    }

    String text() {
        return tokens.text(at);
    }

    void advance() {
        at++;
    }

    boolean accept(TokenKind kind) {
        if (kind() != kind) {
            return false;
        }
        at++;
        return true;
    }

    void expect(TokenKind kind) {
        if (!accept(kind)) {
            throw syntaxError();
        }
    }

    /** The text of the next token, which must be of this kind. */
    String expectText(TokenKind kind) {
        String text = text();
        expect(kind);
        return text;
    }

    /** Refuses the whole expression if it has too many operators and functions. */
    void checkOperators() {
        int operators = tokens.operators(parameter != ExpressionParameter.UPDATE);
        if (operators > MAX_OPERATORS) {
            throw parameter.invalid("The expression contains too many operators; operator count: " + operators);
        }
    }

    /** The error that says that the next token is not what may stand there. */
    DynamoDbException syntaxError() {
        return parameter.invalid(
                "Syntax error; token: \"" + tokens.text(at) + "\", near: \"" + tokens.surroundings(at) + "\"");
    }
}
