package dev.lodestone.partiql.syntax;

import dev.lodestone.store.expression.syntax.TokenRow;

/** The tokens of a statement: kinds and places in the text, ending with {@link TokenKind#END}. */
final class Tokens extends TokenRow<TokenKind> {
    Tokens(String text) {
        super(text, new TokenKind[64]);
    }

    /** What stands between the token's quotes, of which two within mean one. */
    String unquoted(int token) {
        String text = text();
        int start = start(token) + 1;
        int end = end(token) - 1;
        char quote = text.charAt(end);
        int next = text.indexOf(quote, start);
        if (next == end) {
            return text.substring(start, end);
        }
        StringBuilder content = new StringBuilder(end - start);
        for (int from = start; from < end; from = next + 2) {
            next = text.indexOf(quote, from);
            content.append(text, from, Math.min(next + 1, end));
        }
        return content.toString();
    }
}
