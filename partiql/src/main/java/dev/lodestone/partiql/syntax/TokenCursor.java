package dev.lodestone.partiql.syntax;

import dev.lodestone.store.error.DynamoDbException;

/** A place in a row of tokens, which the parsers move forward together, and what they meet on the way. */
final class TokenCursor {
    private final Tokens tokens;
    private final TextPosition positions;
    private int at;
    private int parameters;
    private DynamoDbException refusal;

    TokenCursor(String text) {
        this.tokens = Tokenizer.tokenize(text);
        this.positions = new TextPosition(text);
    }

    TokenKind kind() {
        return tokens.kind(at);
    }

    /** The kind of the token after the next one. */
    TokenKind following() {
        return kind() == TokenKind.END ? TokenKind.END : tokens.kind(at + 1);
    }

    /** The next token as it stands in the text. */
    String text() {
        return tokens.text(at);
    }

    /** What stands between the quotes of the next token. */
    String unquoted() {
        return tokens.unquoted(at);
    }

    Position position() {
        return positions.of(tokens.start(at), tokens.end(at));
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
            throw SyntaxErrors.expected(kind);
        }
    }

    void expectKeyword(TokenKind keyword) {
        if (!accept(keyword)) {
            throw SyntaxErrors.expectedKeyword(keyword);
        }
    }

    /** The name that the next token is, which is an identifier. */
    String takeName() {
        String name = kind() == TokenKind.QUOTED_IDENTIFIER ? unquoted() : text();
        at++;
        return name;
    }

    /** The number of the parameter that the next token is, which is a question mark. */
    int takeParameter() {
        at++;
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
