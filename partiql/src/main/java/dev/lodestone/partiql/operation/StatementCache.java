package dev.lodestone.partiql.operation;

import dev.lodestone.partiql.syntax.Statement;
import dev.lodestone.partiql.syntax.StatementParser;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.expression.syntax.ParsedCache;

/** Parses statements, and remembers those parsed last. Thread-safe. */
final class StatementCache {
    /** How many parsed statements are kept for requests to come. */
    private static final int REMEMBERED = 1024;

    /** Longer statements are parsed each time, lest a few of them fill the memory: in chars. */
    private static final int MAX_REMEMBERED_LENGTH = 1024;

    private final ParsedCache<Statement> parsed = new ParsedCache<>(REMEMBERED);

    /**
     * The statement that the text says.
     *
     * @throws DynamoDbException ValidationException if it says none
     */
    Statement parse(String text) {
        Statement statement = parsed.find(text);
        if (statement == null) {
            statement = StatementParser.parse(text);
            if (text.length() <= MAX_REMEMBERED_LENGTH) {
                parsed.keep(text, statement);
            }
        }
        return statement;
    }
}
