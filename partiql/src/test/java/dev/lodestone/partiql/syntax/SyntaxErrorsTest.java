package dev.lodestone.partiql.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.error.ErrorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxErrorsTest {
    private static String refusal(String text) {
        DynamoDbException refusal = assertThrows(DynamoDbException.class, () -> StatementParser.parse(text), text);
        assertEquals(ErrorType.VALIDATION, refusal.type());
        return refusal.getMessage();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
                    SELECTT * FROMM "t"                       ¦ Unexpected token after expression
                    SELECT * FROM t; SELECT * FROM t          ¦ Unexpected token after semicolon. (Only one query is allowed.)
                    SELECT * FROM t;;                         ¦ Unexpected token after semicolon. (Only one query is allowed.)
                    SELECT * FROM t WERE a = 1                ¦ Unexpected token after expression
                    SELECT * FROM t OFFSET 1                  ¦ Unexpected token after expression
                    SELECT *, a FROM t                        ¦ Other expressions may not be present in the select list when '*' is used without dot notation.
                    SELECT * WHERE a = 1                      ¦ Expected FROM after SELECT list
                    SELECT FROM t                             ¦ Unexpected keyword
                    SELECT a, FROM t                          ¦ Unexpected keyword
                    SELECT order FROM t                       ¦ Unexpected keyword
                    SELECT a.size FROM t                      ¦ Invalid path dot component
                    SELECT a AS 1 FROM t                      ¦ Expected identifier for AS-alias
                    SELECT * FROM                             ¦ Unexpected term
                    SELECT * FROM table                       ¦ Unexpected keyword
                    SELECT * FROM t WHERE                     ¦ Unexpected term
                    SELECT * FROM t WHERE value = 1           ¦ Unexpected keyword
                    SELECT * FROM t WHERE size = 1            ¦ Unexpected keyword
                    SELECT * FROM t WHERE date = 1            ¦ Unexpected keyword
                    SELECT * FROM t WHERE a =                 ¦ Missing right-hand side expression of infix operator
                    SELECT * FROM t WHERE a AND               ¦ Missing right-hand side expression of infix operator
                    SELECT * FROM t WHERE a IN                ¦ Missing right-hand side expression of infix operator
                    SELECT * FROM t WHERE a IN ()             ¦ Unexpected term
                    SELECT * FROM t WHERE a IN (1             ¦ Expected RIGHT_PAREN
                    SELECT * FROM t WHERE a = = 1             ¦ Unexpected operator
                    SELECT * FROM t WHERE AND a               ¦ Unexpected operator
                    SELECT * FROM t WHERE / a                 ¦ Unexpected operator
                    SELECT * FROM t WHERE a BETWEEN 1         ¦ Expected AND keyword
                    SELECT * FROM t WHERE a BETWEEN 1 OR 2    ¦ Expected AND keyword
                    SELECT * FROM t WHERE a BETWEEN 1 AND     ¦ Expected expression after AND
                    SELECT * FROM t WHERE a IS                ¦ Expected type name
                    SELECT * FROM t WHERE a IS NOT 1          ¦ Expected type name
                    SELECT * FROM t WHERE ()                  ¦ Unexpected term
                    SELECT * FROM t WHERE (a                  ¦ Expected RIGHT_PAREN
                    SELECT * FROM t WHERE a[0                 ¦ Expected RIGHT_BRACKET
                    SELECT * FROM t WHERE a[]                 ¦ Unexpected term
                    SELECT * FROM t WHERE a = [1, 2           ¦ Expected RIGHT_BRACKET
                    SELECT * FROM t WHERE a = <<1             ¦ Expected RIGHT_DOUBLE_ANGLE_BRACKET
                    SELECT * FROM t WHERE a = {'b'}           ¦ Expected COLON
                    SELECT * FROM t WHERE a = {'b': 1         ¦ Expected RIGHT_CURLY
                    SELECT * FROM t WHERE f(a                 ¦ Expected RIGHT_PAREN
                    SELECT * FROM t WHERE count(*)            ¦ count(*) is not allowed
                    SELECT * FROM t ORDER a                   ¦ Expected BY
                    INSERT "t" VALUE {}                       ¦ Unexpected keyword
                    INSERT INTO 't' VALUE {}                  ¦ Expected identifier for simple path
                    INSERT INTO t VALUE                       ¦ Unexpected term
                    UPDATE t WHERE a = 1                      ¦ Expected data manipulation
                    UPDATE t SET WHERE a = 1                  ¦ Expected identifier for simple path
                    UPDATE t SET a WHERE a = 1                ¦ Expected '='
                    UPDATE t SET a = 1 SET                    ¦ Expected identifier for simple path
                    UPDATE t REMOVE a, b                      ¦ Unexpected token after expression
                    UPDATE t SET a = 1 RETURNING OLD          ¦ Expected ( MODIFIED | ALL ) ( NEW | OLD ) in each returning element.
                    UPDATE t SET a = 1 RETURNING ALL *        ¦ Expected ( MODIFIED | ALL ) ( NEW | OLD ) in each returning element.
                    DELETE t                                  ¦ Expected FROM after DELETE
                    DELETE FROM 't'                           ¦ Expected identifier for simple path
                    EXISTS                                    ¦ Unexpected keyword
                    EXISTS(SELECT * FROM t                    ¦ Expected RIGHT_PAREN
                    SELECT # FROM t                           ¦ Lexer Error: at line 1, column 8: invalid character at, '#' [U+23]
                    SELECT * FROM t WHERE a ! 1               ¦ Lexer Error: at line 1, column 26: invalid character at, ' ' [U+20]
                    SELECT * FROM t WHERE a = 'b              ¦ Lexer Error: at line 1, column 29: invalid character at, <EOF>
                    SELECT * FROM "t                          ¦ Lexer Error: at line 1, column 17: invalid character at, <EOF>
                    SELECT * /* FROM t                        ¦ Lexer Error: at line 1, column 19: invalid character at, <EOF>
                    SELECT * FROM t WHERE a = 1e              ¦ Lexer Error: at line 1, column 29: invalid character at, <EOF>
                    """)
    void saysWhatIsMalformed(String text, String problem) {
        assertEquals("Statement wasn't well formed, can't be processed: " + problem, refusal(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
                    SELECT * FROM t LIMIT 10                       ¦ Unsupported clause: LIMIT at 1:23:2
                    SELECT * FROM t WHERE a = 1 ORDER BY b LIMIT ? ¦ Unsupported clause: LIMIT at 1:46:1
                    SELECT DISTINCT a FROM t                       ¦ Unsupported clause: DISTINCT at 1:8:8
                    SELECT VALUE a FROM t                          ¦ Unsupported clause: VALUE at 1:8:5
                    SELECT a AS b FROM t                           ¦ Unsupported clause: AS at 1:10:2
                    SELECT a b FROM t                              ¦ Unsupported clause: AS at 1:10:1
                    SELECT * FROM t AS x                           ¦ Unsupported clause: AS at 1:17:2
                    SELECT * FROM t x WHERE x.a = 1                ¦ Unsupported clause: AS at 1:17:1
                    SELECT * FROM a, b                             ¦ Unsupported clause: JOIN at 1:16:1
                    SELECT * FROM a JOIN b ON a.c = b.c            ¦ Unsupported clause: JOIN at 1:17:4
                    SELECT * FROM a LEFT JOIN b ON a.c = b.c       ¦ Unsupported clause: LEFT at 1:17:4
                    SELECT * FROM t GROUP BY a                     ¦ Unsupported clause: GROUP at 1:17:5
                    SELECT * FROM t HAVING a                       ¦ Unsupported clause: HAVING at 1:17:6
                    SELECT * FROM t UNION SELECT * FROM t          ¦ Unsupported clause: UNION at 1:17:5
                    SELECT * FROM UNPIVOT t                        ¦ Unsupported clause: UNPIVOT at 1:15:7
                    SELECT * FROM (SELECT * FROM t)                ¦ Unsupported clause: SELECT at 1:16:6
                    SELECT * FROM t WHERE a IN (SELECT a FROM t)   ¦ Unsupported clause: SELECT at 1:29:6
                    SELECT * FROM 't'                              ¦ Unexpected from source at 1:15:3
                    SELECT * FROM a.b.c                            ¦ Unexpected path component at 1:15:1
                    SELECT * FROM a[0]                             ¦ Unexpected path component at 1:15:1
                    SELECT size(a) FROM t                          ¦ Unsupported expression in SELECT list at 1:8:4
                    SELECT a.* FROM t                              ¦ Unexpected path component at 1:10:1
                    SELECT a[*] FROM t                             ¦ Unexpected path component at 1:10:1
                    SELECT a['b'] FROM t                           ¦ Unexpected path component at 1:10:3
                    SELECT a[1.5] FROM t                           ¦ Unexpected path component at 1:10:3
                    SELECT a[12345678901] FROM t                   ¦ Unexpected path component at 1:10:11
                    SELECT * FROM t WHERE [1][0] = 1               ¦ Unexpected path component at 1:26:1
                    SELECT * FROM t ORDER BY 1                     ¦ Unsupported expression in ORDER BY at 1:26:1
                    SELECT * FROM t WHERE a LIKE 'b%'              ¦ Unsupported operator: LIKE at 1:25:4
                    SELECT * FROM t WHERE a NOT LIKE 'b%'          ¦ Unsupported operator: LIKE at 1:29:4
                    SELECT * FROM t WHERE a * 2 = b                ¦ Unsupported operator: * at 1:25:1
                    SELECT * FROM t WHERE a = b || c               ¦ Unsupported operator: || at 1:29:2
                    SELECT * FROM t WHERE a = +b                   ¦ Unsupported operator: + at 1:27:1
                    SELECT * FROM t WHERE @a = 1                   ¦ Unsupported operator: @ at 1:23:1
                    SELECT * FROM t WHERE a IS STRING              ¦ Unsupported type: STRING at 1:28:6
                    SELECT * FROM t WHERE a IN b + 1               ¦ Unsupported expression in IN at 1:30:1
                    SELECT * FROM t WHERE a = `2020T`              ¦ Unsupported literal: `2020T` at 1:27:7
                    SELECT * FROM t WHERE a = {b: 1}               ¦ Unsupported expression in name of attribute at 1:28:1
                    INSERT INTO t VALUE {} RETURNING ALL OLD *     ¦ Unsupported clause: RETURNING at 1:24:9
                    INSERT INTO t VALUE {} ON CONFLICT DO NOTHING  ¦ Unsupported clause: ON at 1:24:2
                    INSERT INTO t.i.j VALUE {}                       ¦ Unexpected path component at 1:13:1
                    UPDATE t AS x SET a = 1                        ¦ Unsupported clause: AS at 1:10:2
                    UPDATE t SET a = 1 RETURNING ALL OLD a         ¦ Unsupported expression in RETURNING at 1:38:1
                    DELETE FROM t x                                ¦ Unsupported clause: AS at 1:15:1
                    EXISTS(a)                                      ¦ Unsupported expression in EXISTS at 1:8:1
                    CREATE TABLE t                                 ¦ Unsupported statement: CREATE at 1:1:6
                    drop table t                                   ¦ Unsupported statement: DROP at 1:1:4
                    FROM t SET a = 1                               ¦ Unsupported statement: FROM at 1:1:4
                    a = 1                                          ¦ Unsupported statement: A at 1:1:1
                    """)
    void saysWhatTheDialectLacks(String text, String refusal) {
        assertEquals(refusal, refusal(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t <<{'a': 1}, {'a': 2}>>",
                "INSERT INTO t VALUES {'a': 1}",
                "INSERT INTO t {'a': 1}",
                "INSERT INTO t ?",
            })
    void insertsOneItemAlone(String text) {
        assertEquals(
                "Unsupported operation: Inserting multiple items in a single statement is not supported,"
                        + " use \"INSERT INTO tableName VALUE item\" instead",
                refusal(text));
    }

    @Test
    void saysThatAMalformedStatementIsMalformedBeforeWhatItLacks() {
        assertEquals(
                "Statement wasn't well formed, can't be processed: Unexpected token after expression",
                refusal("SELECT a AS b FROM t LIMIT 1 WHERE a = 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(", "[", "<<", "NOT ", "- ", "+", "{'a': ", "f(", "a + (", "a IN (", "a BETWEEN (", "((a=1) OR "
            })
    void refusesWhatIsNestedTooDeeply(String opening) {
        String text = "SELECT * FROM t WHERE " + opening.repeat(8100 / opening.length());
        assertTrue(refusal(text).startsWith("Statement wasn't well formed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" + a", " - 1", " = a", " < a", " || a", " IS NULL"})
    void refusesLongChains(String link) {
        String text = "SELECT * FROM t WHERE a" + link.repeat(8100 / link.length());
        assertTrue(refusal(text).contains("Expression is nested too deeply at "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1 AND ", "a=1 OR ", "1 IN (a) AND "})
    void takesLongRowsOfConditions(String link) {
        StatementParser.parse("SELECT * FROM t WHERE " + link.repeat(8100 / link.length()) + "a");
    }

    @Test
    void refusesNumbersThatTheStoreRefuses() {
        assertEquals(
                "Attempting to store more than 38 significant digits in a Number",
                refusal("SELECT * FROM t WHERE a = 123456789012345678901234567890123456789"));
    }
}
