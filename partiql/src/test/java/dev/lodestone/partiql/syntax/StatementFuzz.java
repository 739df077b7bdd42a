package dev.lodestone.partiql.syntax;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.error.ErrorType;
import java.nio.charset.StandardCharsets;

/**
 * The parser of statements as a target for the fuzzer: a text is refused, or is a statement that means the same when it is
 * written out and read again.
 */
public final class StatementFuzz {
    private StatementFuzz() {}

    /** What the fuzzer calls; the input is the text in UTF-8. */
    public static void fuzzerTestOneInput(byte[] input) {
        Statement statement;
        try {
            statement = StatementParser.parse(new String(input, StandardCharsets.UTF_8));
        } catch (DynamoDbException refusal) {
            if (refusal.type() != ErrorType.VALIDATION) {
                throw refusal;
            }
            return;
        }
        String text = StatementText.of(statement);
        String again = readBack(text);
        if (again != null && !again.equals(text)) {
            throw new AssertionError(text + " became " + again);
        }
    }

    /** The text when it has been read and written once more; null if all its parentheses make it nest too deeply. */
    private static String readBack(String text) {
        try {
            return StatementText.of(StatementParser.parse(text));
        } catch (DynamoDbException refusal) {
            if (refusal.getMessage().contains("nested too deeply")) {
                return null;
            }
            throw refusal;
        }
    }
}
