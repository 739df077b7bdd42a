package dev.lodestone.store.expression.syntax;

import dev.lodestone.store.expression.Comparator;

/** What a token of an expression is. */
enum TokenKind {
    IDENTIFIER,
    /** A name's placeholder: {@code #} and what follows. */
    NAME,
    /** A value's placeholder: {@code :} and what follows. */
    VALUE,
    /** A row of digits. */
    NUMBER,
    EQ(Comparator.EQ),
    NE(Comparator.NE),
    LT(Comparator.LT),
    LE(Comparator.LE),
    GT(Comparator.GT),
    GE(Comparator.GE),
    PLUS,
    MINUS,
    LEFT_PARENTHESIS,
    RIGHT_PARENTHESIS,
    LEFT_BRACKET,
    RIGHT_BRACKET,
    DOT,
    COMMA,
    AND,
    OR,
    NOT,
    BETWEEN,
    IN,
    SET,
    REMOVE,
    ADD,
    DELETE,
    /** A character that no expression has. */
    UNKNOWN,
    /** The end of the expression. */
    END;

    private final Comparator comparator;

    TokenKind() {
        this(null);
    }

    TokenKind(Comparator comparator) {
        this.comparator = comparator;
    }

    /** The comparator that the token is, or null. */
    Comparator comparator() {
        return comparator;
    }
}
