package dev.lodestone.server.operation.partiql;

import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What SELECT statements find, in which order, and what they return of it. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class SelectTest {
    private final DynamoDbClient client;

    SelectTest(EngineKind engine) {
        client = TestServer.shared(engine).client();
    }

    /** All operators and functions of conditions, on one item. */
    @Nested
    class Conditions {
        private Statements statements;

        @BeforeEach
        void putItem() {
            statements = Statements.onSimpleTable(client);
            statements.put(Map.of(
                    "pk", s("a"),
                    "n", n("5"),
                    "s", s("text"),
                    "t", AttributeValue.fromBool(true),
                    "z", AttributeValue.fromNul(true),
                    "ss", AttributeValue.fromSs(List.of("x", "y")),
                    "l", AttributeValue.fromL(List.of(s("e0"), n("1"))),
                    "b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, 2})),
                    "m", AttributeValue.fromM(Map.of("k", s("v"), "deep", AttributeValue.fromL(List.of(n("7")))))));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "n = 5",
                    "5 = n",
                    "n <> 4",
                    "n != 4",
                    "n > 4",
                    "n >= 5",
                    "n < 6",
                    "n <= 5",
                    "n = 2 + 3",
                    "n = 7 - 2",
                    "n > -1",
                    "n BETWEEN 1 AND 5",
                    "NOT n BETWEEN 6 AND 9",
                    "n NOT BETWEEN 6 AND 9",
                    "n IN [1, 5]",
                    "n IN (1, 5)",
                    "n NOT IN [1, 2]",
                    "s = 'text'",
                    "\"s\" = 'text'",
                    "t = true",
                    "z = null",
                    "z IS NULL",
                    "s IS NOT NULL",
                    "absent IS MISSING",
                    "s IS NOT MISSING",
                    "absent <> 1",
                    "ss = <<'y', 'x'>>",
                    "l = ['e0', 1]",
                    "m.k = 'v'",
                    "m = {'k': 'v', 'deep': [7]}",
                    "l[1] = 1",
                    "m.deep[0] = 7",
                    "begins_with(s, 'te')",
                    "BEGINS_WITH(s, 'te')",
                    "NOT begins_with(s, 'ex')",
                    "contains(s, 'ex')",
                    "contains(ss, 'x')",
                    "contains(l, 1)",
                    "attribute_type(n, 'N')",
                    "size(s) = 4",
                    "size(ss) > 1",
                    "size(l) BETWEEN 1 AND 2",
                    "n = 5 AND s = 'text'",
                    "n = 0 OR s = 'text'",
                    "NOT (n = 0 OR s = 'other')",
                    "(n = 5 OR n = 6) AND (s = 'text' OR absent = 1)"
                })
        void thatHold(String condition) {
            assertEquals(
                    1,
                    statements
                            .items("SELECT * FROM $ WHERE pk = 'a' AND " + condition)
                            .size());
            assertEquals(
                    1, statements.items("SELECT * FROM $ WHERE " + condition).size());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "n = '5'",
                    "n <> 5",
                    "n > 5",
                    "n NOT BETWEEN 1 AND 5",
                    "n IN [1, 2]",
                    "n IN []",
                    "n IS NULL",
                    "n IS MISSING",
                    "absent IS NULL",
                    "absent = 1",
                    "absent > 1",
                    "contains(ss, 'z')",
                    "size(s) = 3",
                    "size(n) = 1",
                    "attribute_type(n, 'S')",
                    "m.k.x = 'v'",
                    "l[9] = 1",
                    "n = 5 AND s = 'other'",
                    "n = 0 OR s = 'other'"
                })
        void thatDoNotHold(String condition) {
            assertEquals(List.of(), statements.items("SELECT * FROM $ WHERE pk = 'a' AND " + condition));
            assertEquals(List.of(), statements.items("SELECT * FROM $ WHERE " + condition));
        }

        @Test
        void withParameters() {
            assertEquals(
                    1,
                    statements
                            .items(
                                    "SELECT * FROM $ WHERE pk = ? AND n > ? AND s IN [?, ?]",
                                    s("a"),
                                    n("4"),
                                    s("other"),
                                    s("text"))
                            .size());
            assertEquals(
                    1,
                    statements
                            .items(
                                    "SELECT * FROM $ WHERE b = ?",
                                    AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {1, 2})))
                            .size());
            assertEquals(
                    1,
                    statements
                            .items("SELECT * FROM $ WHERE n IN ?", AttributeValue.fromL(List.of(n("5"), n("6"))))
                            .size());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "n > true | Incorrect operand type for operator or function; operator or function: >, operand type: BOOL",
                    "n BETWEEN [1] AND [2] | Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: L",
                    "begins_with(s, 1) | Incorrect operand type for operator or function; operator or function: begins_with, operand type: N",
                    "begins_with(s) | Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1",
                    "size() = 1 | Incorrect number of operands for operator or function; operator or function: size, number of operands: 0",
                    "list_append(l, l) | Unsupported function: list_append at 1:34:11",
                    "t | Expected a condition at 1:34:1",
                    "n = 1 + s | Expected a path, a value or the function size at 1:40:1"
                })
        void thatMakeNoSense(String condition, String message) {
            Statements absent = new Statements(client, "absent_table");
            assertEquals(message, absent.refusal("SELECT * FROM $ WHERE " + condition));
        }
    }

    @Nested
    class Projections {
        private Statements statements;

        @BeforeEach
        void putItem() {
            statements = Statements.onSimpleTable(client);
            statements.put(Map.of(
                    "pk", s("a"),
                    "n", n("5"),
                    "m",
                            AttributeValue.fromM(
                                    Map.of("k", s("v"), "l", AttributeValue.fromL(List.of(n("7"), n("8")))))));
        }

        private Map<String, AttributeValue> first(String projection) {
            return statements
                    .items("SELECT " + projection + " FROM $ WHERE pk = 'a'")
                    .get(0);
        }

        @Test
        void ofWholeAttributes() {
            assertEquals(Set.of("pk", "n", "m"), first("*").keySet());
            assertEquals(Map.of("n", n("5"), "pk", s("a")), first("pk, n"));
            assertEquals(Map.of("n", n("5")), first("n, absent"));
            assertEquals(Map.of(), first("absent"));
        }

        @Test
        void giveNestedValuesTheLastNameOfTheirPath() {
            assertEquals(Map.of("k", s("v")), first("m.k"));
            assertEquals(Map.of("l[1]", n("8")), first("m.l[1]"));
            assertEquals(Map.of("n", n("5"), "k", s("v")), first("n, m.k, m.absent"));
            assertEquals(Map.of(), first("n.x"));
        }
    }

    @Nested
    class Keys {
        private Statements statements;

        @BeforeEach
        void putItems() {
            statements = new Statements(client, TestTables.withIndexes(client));
            for (String pk : List.of("a", "b", "c")) {
                for (int at = 1; at <= 4; at++) {
                    statements.put(Map.of(
                            "pk", s(pk),
                            "sk", s(pk + at),
                            "ls", s("l" + (5 - at)),
                            "gpk", s("g" + at % 2),
                            "gsk", s(pk + at),
                            "n", n("" + at)));
                }
            }
        }

        private List<String> sk(String rest, AttributeValue... parameters) {
            return statements.strings("sk", "SELECT * FROM $" + rest, parameters);
        }

        private int evaluated(String rest) {
            int evaluated = 0;
            String token = null;
            do {
                String from = token;
                ExecuteStatementResponse page =
                        statements.run("SELECT * FROM $" + rest, r -> r.limit(1).nextToken(from));
                token = page.nextToken();
                evaluated += token == null ? 0 : 1;
            } while (token != null);
            return evaluated;
        }

        @Test
        void areReadByRanges() {
            assertEquals(List.of("a1", "a2", "a3", "a4"), sk(" WHERE pk = 'a'"));
            assertEquals(List.of("a2"), sk(" WHERE pk = 'a' AND sk = 'a2'"));
            assertEquals(List.of("a2"), sk(" WHERE sk = 'a2' AND 'a' = pk"));
            assertEquals(List.of("a1"), sk(" WHERE pk = 'a' AND sk < 'a2'"));
            assertEquals(List.of("a1", "a2"), sk(" WHERE pk = 'a' AND 'a2' >= sk"));
            assertEquals(List.of("a3", "a4"), sk(" WHERE pk = 'a' AND sk > 'a2'"));
            assertEquals(List.of("a2", "a3", "a4"), sk(" WHERE pk = 'a' AND sk >= ?", s("a2")));
            assertEquals(List.of("a2", "a3"), sk(" WHERE pk = 'a' AND sk BETWEEN 'a2' AND 'a3'"));
            assertEquals(List.of("a4"), sk(" WHERE pk = 'a' AND begins_with(sk, 'a4')"));
            assertEquals(List.of("a2", "a3"), sk(" WHERE pk = 'a' AND sk > 'a1' AND sk < 'a4'"));
            assertEquals(List.of("a1", "a3"), sk(" WHERE pk = 'a' AND sk IN ['a1', 'a3']"));
            assertEquals(List.of("a1", "a4"), sk(" WHERE pk = 'a' AND (sk = 'a1' OR sk = 'a4')"));
            assertEquals(List.of("a2", "a3", "a4"), sk(" WHERE pk = 'a' AND sk <> 'a1'"));
            assertEquals(List.of(), sk(" WHERE pk = 'a' AND pk = 'b'"));
            assertEquals(List.of("a3"), sk(" WHERE pk = 'a' AND n = 3"));
        }

        @Test
        void areEvaluatedOnlyAsFarAsTheyMatch() {
            assertEquals(4, evaluated(" WHERE pk = 'a' AND n = 3"));
            assertEquals(2, evaluated(" WHERE pk = 'a' AND sk > 'a2' AND n = 3"));
            assertEquals(8, evaluated(" WHERE pk IN ['a', 'c']"));
            assertEquals(8, evaluated(" WHERE pk = 'a' OR pk = 'b'"));
            assertEquals(12, evaluated(" WHERE pk = 'a' OR n = 3"));
            assertEquals(12, evaluated(" WHERE pk > 'b'"));
            assertEquals(12, evaluated(""));
        }

        @Test
        void ofSeveralPartitions() {
            assertEquals(List.of("c1", "c2", "c3", "c4", "a1", "a2", "a3", "a4"), sk(" WHERE pk IN ['c', 'a', 'c']"));
            assertEquals(
                    List.of("b2", "a2"),
                    sk(" WHERE pk IN ('b', 'a', 'absent') AND sk BETWEEN 'a2' AND 'a2z'" + " OR pk = 'b' AND sk = 'b2'")
                            .stream()
                            .sorted((x, y) -> y.compareTo(x))
                            .toList());
            assertEquals(List.of("a1", "b1"), sk(" WHERE (pk = 'a' OR pk = 'b') AND n = 1"));
        }

        @Test
        void namedByInComeInPagesOfTen() {
            ExecuteStatementResponse page = statements.run("SELECT * FROM $ WHERE pk IN ['a', 'b', 'c']");
            assertEquals(10, page.items().size());
            ExecuteStatementResponse rest =
                    statements.run("SELECT * FROM $ WHERE pk IN ['a', 'b', 'c']", r -> r.nextToken(page.nextToken()));
            assertEquals(List.of("c3", "c4"), Statements.strings("sk", rest.items()));
            assertNull(rest.nextToken());
        }

        @Test
        void decideTheOrder() {
            assertEquals(List.of("a1", "a2", "a3", "a4"), sk(" WHERE pk = 'a' ORDER BY sk"));
            assertEquals(List.of("a1", "a2", "a3", "a4"), sk(" WHERE pk = 'a' ORDER BY sk ASC"));
            assertEquals(List.of("a4", "a3", "a2", "a1"), sk(" WHERE pk = 'a' ORDER BY sk DESC"));
            assertEquals(List.of("a1", "a2", "b1", "b2"), sk(" WHERE pk IN ['b', 'a'] AND n < 3 ORDER BY pk"));
            assertEquals(List.of("b1", "b2", "a1", "a2"), sk(" WHERE pk IN ['a', 'b'] AND n < 3 ORDER BY pk DESC"));
            assertEquals(
                    List.of("b2", "b1", "a2", "a1"), sk(" WHERE pk IN ['a', 'b'] AND n < 3 ORDER BY pk DESC, sk DESC"));
            assertEquals(List.of("a4", "a3", "a2", "a1"), sk(".lsi WHERE pk = 'a' ORDER BY ls"));
        }

        @ParameterizedTest
        @CsvSource({"ASC, 1", "DESC, 1", "ASC, 3", "DESC, 3"})
        void mergePartitionsThatAreOrderedBySortKey(String direction, int limit) {
            List<String> expected = new ArrayList<>(List.of("l1", "l1", "l2", "l2", "l3", "l3", "l4", "l4"));
            if (direction.equals("DESC")) {
                Collections.reverse(expected);
            }
            List<Map<String, AttributeValue>> found = new ArrayList<>();
            String token = null;
            do {
                String from = token;
                ExecuteStatementResponse page = statements.run(
                        "SELECT * FROM $.lsi WHERE pk IN ['a', 'b'] ORDER BY ls " + direction,
                        r -> r.limit(limit).nextToken(from));
                found.addAll(page.items());
                token = page.nextToken();
            } while (token != null);
            assertEquals(expected, Statements.strings("ls", found));
            assertEquals(8, new HashSet<>(Statements.strings("sk", found)).size());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "ORDER BY sk | Must have WHERE clause in the statement when using ORDER BY clause.",
                    "WHERE n = 1 ORDER BY sk | Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.",
                    "WHERE pk = 'a' ORDER BY n | Variable reference n in ORDER BY clause must be part of the primary key",
                    "WHERE pk = 'a' ORDER BY sk, n | Variable reference n in ORDER BY clause must be part of the primary key"
                })
        void refuseOtherOrders(String rest, String message) {
            assertEquals(message, statements.refusal("SELECT * FROM $ " + rest));
        }

        @Test
        void ofIndexes() {
            assertEquals(List.of("a1", "a3", "b1", "b3", "c1", "c3"), sk(".gsi WHERE gpk = 'g1'"));
            assertEquals(List.of("b1", "b3"), sk(".\"gsi\" WHERE gpk = 'g1' AND begins_with(gsk, 'b')"));
            assertEquals(List.of("a2"), sk(".lsi WHERE pk = 'a' AND ls = 'l3'"));
            assertEquals(12, sk(".gsi").size());
        }

        @Test
        void mustSuitTheSchema() {
            String mismatch =
                    "One or more parameter values were invalid: Condition parameter type does not match schema type";
            assertEquals(mismatch, statements.refusal("SELECT * FROM $ WHERE pk = 1"));
            assertEquals(mismatch, statements.refusal("SELECT * FROM $ WHERE pk = 'a' AND sk > 1"));
            assertEquals(
                    "The table does not have the specified index",
                    statements.refusal("SELECT * FROM $.absent WHERE pk = 'a'"));
            assertEquals(
                    "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed:"
                            + " Key: pk",
                    statements.refusal("SELECT pk.x FROM $ WHERE pk = 'a'"));
        }

        @Test
        void mayBeAtMostFifty() {
            StringBuilder in = new StringBuilder("'0'");
            for (int at = 1; at < 50; at++) {
                in.append(", '").append(at).append('\'');
            }
            assertEquals(List.of(), sk(" WHERE pk IN [" + in + "]"));
            assertEquals(
                    "The IN operator is provided with too many operands; number of operands: 51",
                    statements.refusal("SELECT * FROM $ WHERE pk IN [" + in + ", 'x']"));
        }

        @Test
        void ofGlobalIndexesAreNotReadConsistently() {
            assertFalse(statements
                    .run("SELECT * FROM $.lsi WHERE pk = 'a'", r -> r.consistentRead(true))
                    .items()
                    .isEmpty());
            DynamoDbException refused = assertThrows(
                    DynamoDbException.class,
                    () -> statements.run("SELECT * FROM $.gsi WHERE gpk = 'g1'", r -> r.consistentRead(true)));
            assertEquals(
                    "Strongly consistent read is not supported on Global Secondary Indexes",
                    refused.awsErrorDetails().errorMessage());
        }
    }

    /** Indexes that do not hold all attributes. */
    @Nested
    class PartialIndexes {
        private Statements statements;

        @BeforeEach
        void putItem() {
            String name = TestTables.withIndexes(
                    client,
                    TestTables.local("x", projection -> projection.projectionType(ProjectionType.KEYS_ONLY)),
                    TestTables.global(
                            projection -> projection.projectionType(ProjectionType.KEYS_ONLY),
                            TestTables.key("x", KeyType.HASH)),
                    TestTables.attribute("pk", ScalarAttributeType.S),
                    TestTables.attribute("sk", ScalarAttributeType.S),
                    TestTables.attribute("x", ScalarAttributeType.S));
            statements = new Statements(client, name);
            statements.put(Map.of("pk", s("a"), "sk", s("b"), "x", s("y"), "n", n("5")));
        }

        @Test
        void giveWhatTheyHold() {
            Map<String, AttributeValue> held = Map.of("pk", s("a"), "sk", s("b"), "x", s("y"));
            assertEquals(List.of(held), statements.items("SELECT * FROM $.gsi WHERE x = 'y'"));
            assertEquals(List.of(held), statements.items("SELECT * FROM $.lsi WHERE pk = 'a'"));
        }

        @Test
        void areLeftForTheTableIfLocal() {
            assertEquals(List.of(Map.of("n", n("5"))), statements.items("SELECT n FROM $.lsi WHERE pk = 'a'"));
            assertEquals(
                    "One or more parameter values were invalid: Global secondary index gsi does not project [n]",
                    statements.refusal("SELECT n FROM $.gsi WHERE x = 'y'"));
        }

        @Test
        void cannotFilterByWhatTheyLack() {
            assertEquals(
                    "One or more parameter values were invalid: Secondary index gsi does not project one or more filter"
                            + " attributes: [n]",
                    statements.refusal("SELECT * FROM $.gsi WHERE x = 'y' AND n = 5"));
            assertEquals(List.of(), statements.items("SELECT * FROM $.gsi WHERE n = 5"));
        }
    }
}
