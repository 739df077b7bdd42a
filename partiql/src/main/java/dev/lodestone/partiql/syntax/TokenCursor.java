package dev.lodestone.partiql.syntax;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.syntax.TokenRowCursor;

/** A place in the tokens of a statement, which the parsers move forward together, and what they meet on the way. */
final class TokenCursor extends TokenRowCursor<TokenKind> {
    private final Tokens tokens;
    private final TextPosition positions;
    private int parameters;
    private DynamoDbException refusal;

    TokenCursor(String text) {
        this(text, Tokenizer.tokenize(text));
    }

    private TokenCursor(String text, Tokens tokens) {
        super(tokens);
        this.tokens = tokens;
        this.positions = new TextPosition(text);
    }

    /** What stands between the quotes of the next token. */
    String unquoted() {
        return tokens.unquoted(at());
    }

    /** Where the next token stands. */
    Position position() {
        return positions.of(tokens.start(at()), tokens.end(at()));
    }

    @Override
    protected DynamoDbException expected(TokenKind kind) {
        return SyntaxErrors.expected(kind);
    }

    void expectKeyword(TokenKind keyword) {
        if (!accept(keyword)) {
            throw SyntaxErrors.expectedKeyword(keyword);
        }
    }

    /** The name that the next token is, which is an identifier. */
    String takeName() {
        String name = kind() == TokenKind.QUOTED_IDENTIFIER ? unquoted() : text();
        advance();
        return name;
    }

    /** The number of the parameter that the next token is, which is a question mark. */
    int takeParameter() {
        advance();
        return parameters++;
    }

    /** How many parameters have been met. */
    int parameters() {
        return parameters;
    }

    /** Refuses the statement if it turns out to be well formed; of several refusals the first one counts. */
    void refuseLater(DynamoDbException unsupported) {
        if (refusal == null) {
            refusal = unsupported;
        }
    }

    /** Refuses what follows the statement, apart from a semicolon, and then what was to be refused later. */
    void expectEnd() {
        boolean semicolon = accept(TokenKind.SEMICOLON);
        if (kind() != TokenKind.END) {
            throw semicolon
                    ? SyntaxErrors.unexpectedTokenAfterSemicolon()
                    : SyntaxErrors.unexpectedTokenAfterExpression();
        }
        if (refusal != null) {
            throw refusal;
        }
    }
}
