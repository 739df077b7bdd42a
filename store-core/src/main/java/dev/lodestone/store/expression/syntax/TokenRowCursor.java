package dev.lodestone.store.expression.syntax;

import dev.lodestone.store.error.DynamoDbException;

/**
 * A place in a row of tokens, which parsers move forward: the moves that do not depend on the language. Not thread-safe.
 *
 * @param <K> the kinds of token that the language has
 */
public abstract class TokenRowCursor<K extends Enum<K>> {
    private final TokenRow<K> tokens;
    private int at;

    /** A cursor at the first of these tokens. */
    protected TokenRowCursor(TokenRow<K> tokens) {
        this.tokens = tokens;
    }

    /** The number of the token that comes next. */
    public final int at() {
        return at;
    }

    /** The kind of the token that comes next. */
    public final K kind() {
        return tokens.kind(at);
    }

    /** The kind of the token after the next one; at the end of the text the kind of the end. */
    public final K following() {
        return tokens.kind(Math.min(at + 1, tokens.count() - 1));
    }

    /** The next token as it stands in the text. */
    public final String text() {
        return tokens.text(at);
    }

    /** Goes past the next token. */
    public final void advance() {
        at++;
    }

    /** Goes past the next token if it is of this kind, and says whether it is. */
    public final boolean accept(K kind) {
        if (kind() != kind) {
            return false;
        }
        at++;
        return true;
    }

    /** Goes past the next token, which must be of this kind. */
    public final void expect(K kind) {
        if (!accept(kind)) {
            throw expected(kind);
        }
    }

    /** The error that says that the next token should be of this kind. */
    protected abstract DynamoDbException expected(K kind);
}
