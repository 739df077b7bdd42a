package dev.lodestone.partiql.syntax;

import dev.lodestone.store.expression.Comparator;

/** What a token of a statement is. The names of some appear in messages. */
enum TokenKind {
    IDENTIFIER,
    QUOTED_IDENTIFIER,
    STRING,
    NUMBER,
    QUESTION_MARK,
    /** A value between backticks in the notation of Amazon Ion, which the dialect lacks. */
    ION_LITERAL,

    EQ(Precedence.EQUALITY, Comparator.EQ),
    NE(Precedence.EQUALITY, Comparator.NE),
    LT(Precedence.COMPARISON, Comparator.LT),
    LE(Precedence.COMPARISON, Comparator.LE),
    GT(Precedence.COMPARISON, Comparator.GT),
    GE(Precedence.COMPARISON, Comparator.GE),
    PLUS(Precedence.ADDITION),
    MINUS(Precedence.ADDITION),
    CONCATENATION(Precedence.ADDITION),
    STAR(Precedence.MULTIPLICATION),
    SLASH(Precedence.MULTIPLICATION),
    PERCENT(Precedence.MULTIPLICATION),
    AT_SIGN,

    LEFT_PAREN,
    RIGHT_PAREN,
    LEFT_BRACKET,
    RIGHT_BRACKET,
    LEFT_CURLY,
    RIGHT_CURLY,
    LEFT_DOUBLE_ANGLE_BRACKET,
    RIGHT_DOUBLE_ANGLE_BRACKET,
    DOT,
    COMMA,
    COLON,
    SEMICOLON,

    SELECT,
    FROM,
    WHERE,
    ORDER,
    BY,
    ASC,
    DESC,
    LIMIT,
    DISTINCT,
    INSERT,
    INTO,
    VALUE,
    VALUES,
    UPDATE,
    SET,
    REMOVE,
    DELETE,
    RETURNING,
    ALL,
    MODIFIED,
    OLD,
    NEW,
    AS,
    AT,
    ON,
    EXISTS,

    OR(Precedence.OR),
    AND(Precedence.AND),
    NOT,
    IS(Precedence.EQUALITY),
    IN(Precedence.EQUALITY),
    BETWEEN(Precedence.COMPARISON),
    LIKE(Precedence.COMPARISON),

    NULL,
    MISSING,
    TRUE,
    FALSE,

    /** A keyword that is also the name of a function. */
    FUNCTION,
    /** A keyword that starts a clause that the dialect lacks. */
    CLAUSE,
    /** A keyword that starts a statement that the dialect lacks. */
    STATEMENT,
    /** A keyword that names a type of which the dialect has no test. */
    TYPE,
    /** Any other reserved word. */
    KEYWORD,
    /** The end of the statement. */
    END;

    private final int precedence;
    private final Comparator comparator;

    TokenKind() {
        this(Precedence.NONE);
    }

    TokenKind(int precedence) {
        this(precedence, null);
    }

    TokenKind(int precedence, Comparator comparator) {
        this.precedence = precedence;
        this.comparator = comparator;
    }

    /** How strongly the token binds as an operator between two operands; 0 if it is none. */
    int precedence() {
        return precedence;
    }

    /** The comparator that the token is, or null. */
    Comparator comparator() {
        return comparator;
    }

    boolean isIdentifier() {
        return this == IDENTIFIER || this == QUOTED_IDENTIFIER;
    }

    /** Whether a word of this kind is reserved. */
    boolean isKeyword() {
        return compareTo(SELECT) >= 0 && this != END;
    }
}
