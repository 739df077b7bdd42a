package dev.lodestone.partiql.syntax;

/**
 * Parses statements of DynamoDB's dialect of PartiQL. What the dialect takes of a statement's form is decided here; which
 * tables, attributes and functions there are, and whether values fit, is not.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html">PartiQL, a
 *     SQL-compatible query language for Amazon DynamoDB</a>
 */
public final class StatementParser {
    private final TokenCursor cursor;
    private final ExpressionParser expressions;

    private StatementParser(String text) {
        this.cursor = new TokenCursor(text);
        this.expressions = new ExpressionParser(cursor);
    }

    /**
     * The statement that the text says.
     *
     * @throws dev.lodestone.store.error.DynamoDbException ValidationException if it says none, or one that the dialect
     *     lacks
     */
    public static Statement parse(String text) {
        StatementParser parser = new StatementParser(text);
        Statement statement = parser.statement();
        parser.cursor.expectEnd();
        return statement;
    }

    private Statement statement() {
        return switch (cursor.kind()) {
            case SELECT -> new SelectParser(cursor, expressions).parse();
            case INSERT -> new WriteParser(cursor, expressions).insert();
            case UPDATE -> new WriteParser(cursor, expressions).update();
            case DELETE -> new WriteParser(cursor, expressions).delete();
            case EXISTS -> exists();
            default -> throw noStatement();
        };
    }

    private Statement exists() {
        Position position = cursor.position();
        if (cursor.following() != TokenKind.LEFT_PAREN) {
            throw SyntaxErrors.unexpectedKeyword();
        }
        cursor.advance();
        cursor.advance();
        if (cursor.kind() != TokenKind.SELECT) {
            throw SyntaxErrors.unsupportedExpression("EXISTS", cursor.position());
        }
        Statement.Select select = new SelectParser(cursor, expressions).parse();
        cursor.expect(TokenKind.RIGHT_PAREN);
        return new Statement.Exists(select, position);
    }

    /** The refusal of what starts with no keyword of the dialect: mostly that of an expression with something behind it. */
    private RuntimeException noStatement() {
        Position position = cursor.position();
        String first = cursor.text();
        switch (cursor.kind()) {
            case STATEMENT, FROM, SET, REMOVE, VALUES -> {
                return SyntaxErrors.unsupportedStatement(first, position);
            }
            default -> {
                expressions.parse();
                cursor.expectEnd();
                return SyntaxErrors.unsupportedStatement(first, position);
            }
        }
    }
}
