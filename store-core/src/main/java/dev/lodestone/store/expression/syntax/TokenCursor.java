package dev.lodestone.store.expression.syntax;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.ExpressionParameter;

/** A place in the tokens of an expression, which a parser moves forward. */
final class TokenCursor extends TokenRowCursor<TokenKind> {
    private static final int MAX_OPERATORS = 300;

    private final ExpressionParameter parameter;
    private final Tokens tokens;

    TokenCursor(ExpressionParameter parameter, Tokens tokens) {
        super(tokens);
        this.parameter = parameter;
        this.tokens = tokens;
    }

    ExpressionParameter parameter() {
        return parameter;
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

    @Override
    protected DynamoDbException expected(TokenKind kind) {
        return syntaxError();
    }

    /** The error that says that the next token is not what may stand there. */
    DynamoDbException syntaxError() {
        return parameter.invalid(
                "Syntax error; token: \"" + tokens.shown(at()) + "\", near: \"" + tokens.surroundings(at()) + "\"");
    }
}
