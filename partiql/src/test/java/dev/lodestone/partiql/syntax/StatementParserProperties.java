package dev.lodestone.partiql.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.error.ErrorType;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StatementParserProperties {
    /** Texts have parentheses throughout, so that two statements of one text are one statement. */
    @Property(tries = 5000)
    void readsWhatIsWritten(@ForAll long seed) {
        Statement statement = new RandomStatements(new Random(seed)).statement();
        String text = StatementText.of(statement);
        Statement parsed = StatementParser.parse(text);
        assertEquals(text, StatementText.of(parsed));
        assertEquals(text.chars().filter(c -> c == '?').count(), parsed.parameters());
    }

    @Provide
    Arbitrary<String> tokenRows() {
        return Arbitraries.of(
                        ("SELECT * FROM WHERE ORDER BY ASC DESC LIMIT INSERT INTO VALUE UPDATE SET REMOVE DELETE RETURNING"
                                        + " ALL MODIFIED OLD NEW AND OR NOT IN IS BETWEEN LIKE NULL MISSING TRUE EXISTS ( ) [ ]"
                                        + " { } << >> < > = <> != <= >= + - * / % || @ . , : ; ? a b \"t\" 'x' 1 1.5 -1e2 0"
                                        + " size( f( {'a': GROUP JOIN AS count date string `1` -- /* */ ' \" ! # 1e\n \u0000")
                                .split(" ", -1))
                .list()
                .ofMaxSize(40)
                .map(tokens -> String.join(" ", tokens));
    }

    @Property(tries = 5000)
    void refusesWhatItDoesNotTake(@ForAll("tokenRows") String text) {
        parseOrRefuse(text);
        parseOrRefuse("SELECT * FROM t WHERE " + text);
        parseOrRefuse("UPDATE t SET a = " + text);
        parseOrRefuse("INSERT INTO t VALUE {'a': " + text);
    }

    @Property(tries = 2000)
    void takesAnyText(@ForAll String text) {
        parseOrRefuse(text);
    }

    private static void parseOrRefuse(String text) {
        try {
            StatementParser.parse(text);
        } catch (DynamoDbException refusal) {
            assertEquals(ErrorType.VALIDATION, refusal.type(), text);
        }
    }
}
