package dev.lodestone.partiql.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementParserTest {
    private static final String A_IS_ONE = "Comparison(EQ, Path([a]), Literal(N[value=1]))";

    private static void assertOutline(String expected, String text) {
        assertEquals(expected, Outline.of(StatementParser.parse(text)), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    SELECT * FROM Music                 | Select(All(), Source(Music, -), -, [], 0)
                    select all * from "my-table"        | Select(All(), Source(my-table, -), -, [], 0)
                    SELECT * FROM "t"."by.date"         | Select(All(), Source(t, by.date), -, [], 0)
                    SELECT * FROM t.i;                  | Select(All(), Source(t, i), -, [], 0)
                    SELECT a, b.c[0]."d" FROM t         | Select(Paths([Path([a]), Path([b, c, [0], d])]), Source(t, -), -, [], 0)
                    SELECT * FROM t WHERE a = ? AND ? = b ORDER BY a DESC, b.c ASC, d | Select(All(), Source(t, -), And([Comparison(EQ, Path([a]), Parameter(0)), Comparison(EQ, Parameter(1), Path([b]))]), [OrderBy(Path([a]), false), OrderBy(Path([b, c]), true), OrderBy(Path([d]), true)], 2)
                    INSERT INTO "t" VALUE {'pk': ?, 'n': <<1>>} | Insert(Source(t, -), MapConstructor([Member(pk, Parameter(0)), Member(n, SetConstructor([Literal(N[value=1])]))]), 1)
                    INSERT INTO t VALUE ?               | Insert(Source(t, -), Parameter(0), 1)
                    UPDATE t REMOVE a[1] REMOVE b.c     | Update(Source(t, -), [Remove(Path([a, [1]])), Remove(Path([b, c]))], -, -, 0)
                    UPDATE t SET a = list_append(a, ?)  | Update(Source(t, -), [Set(Path([a]), FunctionCall(list_append, [Path([a]), Parameter(0)]))], -, -, 1)
                    DELETE FROM t                       | Delete(Source(t, -), -, -, 0)
                    """)
    void readsStatements(String text, String expected) {
        assertOutline(expected, text);
    }

    @Test
    void readsConditions() {
        assertOutline("Select(All(), Source(t, -), " + A_IS_ONE + ", [], 0)", "SELECT * FROM t WHERE a = 1");
        assertOutline(
                "Delete(Source(t, -), " + A_IS_ONE + ", Returning(ALL, OLD), 0)",
                "DELETE FROM t WHERE a = 1 RETURNING ALL OLD *");
        assertOutline("Exists(Select(All(), Source(t, -), " + A_IS_ONE + ", [], 0))", """
                EXISTS (SELECT * FROM t WHERE a = 1)""");
    }

    @Test
    void readsUpdateClausesInTheirOrder() {
        assertOutline(
                "Update(Source(t, -), [Set(Path([b]), Literal(N[value=1])), Set(Path([c, d]), Parameter(0)),"
                        + " Remove(Path([e])), Set(Path([f]), Arithmetic(MINUS, Path([f]), Parameter(1)))], "
                        + A_IS_ONE + ", Returning(MODIFIED, NEW), 2)",
                "UPDATE \"t\" SET b = 1, c.d = ? REMOVE e SET f = f - ? WHERE a = 1 RETURNING MODIFIED NEW *");
    }

    @ParameterizedTest
    @CsvSource({"ALL OLD", "ALL NEW", "MODIFIED OLD", "MODIFIED NEW"})
    void readsWhatIsReturned(String returning) {
        Statement.Update update = assertInstanceOf(
                Statement.Update.class, StatementParser.parse("UPDATE t SET a = 1 RETURNING " + returning + " *"));
        assertEquals(
                returning,
                update.returning().attributes() + " " + update.returning().image());
    }

    /** Whitespace and comments between tokens say nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select*from t where a=1;",
                "\tSELECT\n*\r\nFROM\u000bt\fWHERE a\r=1 ",
                "SELECT * -- all of it; 'really\nFROM t --\rWHERE a = 1 -- one",
                "/* first */SELECT/**/* FROM t/* 'quotes'; \n * and stars ***/WHERE a = 1 /* last */",
            })
    void skipsWhitespaceAndComments(String text) {
        assertOutline("Select(All(), Source(t, -), " + A_IS_ONE + ", [], 0)", text);
    }

    @Test
    void knowsThePositions() {
        Statement.Select select = (Statement.Select)
                StatementParser.parse("SELECT *\r\nFROM  \"t 1\"\n WHERE '😀' = a.b\rAND c IN (?, 'x')");
        assertEquals(new Position(2, 7, 5), select.source().position());
        Expression.And where = (Expression.And) select.where();
        assertEquals("4:1:3", where.position().toString());
        Expression.Comparison comparison =
                (Expression.Comparison) where.operands().get(0);
        assertEquals("3:8:3", comparison.left().position().toString());
        assertEquals("3:12:1", comparison.position().toString());
        assertEquals("3:14:1", comparison.right().position().toString());
        Expression.In in = (Expression.In) where.operands().get(1);
        assertEquals("4:7:2", in.position().toString());
        assertEquals("4:10:1", in.choices().position().toString());
    }
}
