package dev.lodestone.partiql.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionParserTest {
    private static Expression parse(String expression) {
        Statement statement = StatementParser.parse("SELECT * FROM t WHERE " + expression);
        return ((Statement.Select) statement).where();
    }

    private static void assertOutline(String expected, String expression) {
        assertEquals(expected, Outline.of(parse(expression)), expression);
    }

    /** The expression means the same as the other one, in which parentheses say what belongs together. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a = 1 AND b = 2 OR c = 3 | ((a = 1) AND (b = 2)) OR (c = 3)
                    a = 1 OR b = 2 AND c = 3 | (a = 1) OR ((b = 2) AND (c = 3))
                    NOT a = 1 AND b = 2 | (NOT (a = 1)) AND (b = 2)
                    NOT NOT a = 1 | NOT (NOT (a = 1))
                    a = b < c | a = (b < c)
                    a = b = c | (a = b) = c
                    a + 1 - 2 > b - 3 | ((a + 1) - 2) > (b - 3)
                    a BETWEEN 1 + 1 AND 2 AND b = 1 | (a BETWEEN (1 + 1) AND 2) AND (b = 1)
                    a NOT BETWEEN 1 AND 2 | NOT (a BETWEEN 1 AND 2)
                    a NOT IN (1, 2) | NOT (a IN (1, 2))
                    a IS NOT MISSING | NOT (a IS MISSING)
                    a IS NOT NULL AND b IS NULL | (NOT (a IS NULL)) AND (b IS NULL)
                    a IN (1, 2) | a IN [1, 2]
                    a IN [1] | a IN (1)
                    a != 1 | a <> 1
                    a <= 1 and b >= 2 or not c is missing | (a <= 1 AND b >= 2) OR (NOT (c IS MISSING))
                    a = -1 | a = (-(1))
                    a = - + -1.50 | a = 1.5
                    a = +1e2 | a = 100
                    a = .5 | a = 0.5
                    a = 5. | a = 5
                    a.b[0].c = 1 | "a"."b"[0]."c" = 1
                    (a).b = 1 | a.b = 1
                    SIZE(a) > 1 | size("a") > 1
                    "Begins_With"(a, 'x') | begins_with(a, 'x')
                    """)
    void bindsOperators(String expression, String explicit) {
        assertOutline(Outline.of(parse(explicit)), expression);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'it''s'                  | Literal(S[value=it's])
                    ''                       | Literal(S[value=])
                    ''''                     | Literal(S[value='])
                    'ä😀'                  | Literal(S[value=ä😀])
                    12345678901234567890123456789012345678 | Literal(N[value=12345678901234567890123456789012345678])
                    -1.5E-3                  | Literal(N[value=-0.0015])
                    true                     | Literal(BOOL[value=true])
                    False                    | Literal(BOOL[value=false])
                    nUll                     | Literal(NULL[])
                    MISSING                  | Missing()
                    ?                        | Parameter(0)
                    []                       | ListConstructor([])
                    [1, [?, ?]]              | ListConstructor([Literal(N[value=1]), ListConstructor([Parameter(0), Parameter(1)])])
                    (1, 2)                   | ListConstructor([Literal(N[value=1]), Literal(N[value=2])])
                    <<>>                     | SetConstructor([])
                    <<'a', ?>>               | SetConstructor([Literal(S[value=a]), Parameter(0)])
                    [<<1>>]                  | ListConstructor([SetConstructor([Literal(N[value=1])])])
                    {}                       | MapConstructor([])
                    {'a': 1, 'a': {'b': ?}}  | MapConstructor([Member(a, Literal(N[value=1])), Member(a, MapConstructor([Member(b, Parameter(0))]))])
                    -a                       | Negation(Path([a]))
                    a + 1                    | Arithmetic(PLUS, Path([a]), Literal(N[value=1]))
                    a IN b                   | In(Path([a]), Path([b]))
                    a IN ?                   | In(Path([a]), Parameter(0))
                    a IS NULL                | Is(Path([a]), NULL)
                    a BETWEEN ? AND ?        | Between(Path([a]), Parameter(0), Parameter(1))
                    f()                      | FunctionCall(f, [])
                    exists(a)                | FunctionCall(exists, [Path([a])])
                    "a ""b"".c"[12]."d"      | Path([a "b".c, [12], d])
                    _a$1                     | Path([_a$1])
                    year                     | Path([year])
                    "order"                  | Path([order])
                    a = 1 AND b AND c        | And([Comparison(EQ, Path([a]), Literal(N[value=1])), Path([b]), Path([c])])
                    a OR (b OR c)            | Or([Path([a]), Or([Path([b]), Path([c])])])
                    """)
    void readsTerms(String expression, String expected) {
        assertOutline(expected, expression);
    }
}
