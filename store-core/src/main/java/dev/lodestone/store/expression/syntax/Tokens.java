package dev.lodestone.store.expression.syntax;

/** The tokens of an expression: kinds and places in the text, ending with {@link TokenKind#END}. */
final class Tokens extends TokenRow<TokenKind> {
    Tokens(String text) {
        super(text, new TokenKind[32]);
    }

    /** The token as error messages show it. */
    String shown(int token) {
        return kind(token) == TokenKind.END ? "<EOF>" : text(token);
    }

    /** The text from the token before this one to the token after it, as error messages show it. */
    String surroundings(int token) {
        if (kind(token) == TokenKind.END) {
            return token == 0 ? "" : text(token - 1);
        }
        int first = Math.max(token - 1, 0);
        int last = kind(token + 1) == TokenKind.END ? token : token + 1;
        return text().substring(start(first), end(last));
    }

    /**
     * How many operators and functions there are. The AND that belongs to a BETWEEN is none by itself.
     *
     * @param comparators whether comparators count; in an update they are assignments and do not
     */
    int operators(boolean comparators) {
        int operators = 0;
        for (int token = 0; token < count(); token++) {
            switch (kind(token)) {
                case AND, OR, NOT, IN, PLUS, MINUS -> operators++;
                case EQ, NE, LT, LE, GT, GE -> operators += comparators ? 1 : 0;
                case IDENTIFIER -> operators += kind(token + 1) == TokenKind.LEFT_PARENTHESIS ? 1 : 0;
                default -> {
                    // BETWEEN is counted by its AND.
                }
            }
        }
        return operators;
    }
}
