package dev.lodestone.server.operation.partiql;

import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
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
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DuplicateItemException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What INSERT, UPDATE and DELETE statements do. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class WriteStatementsTest {
    private static final String NO_KEY = "Where clause does not contain a mandatory equality on all key attributes";

    private final DynamoDbClient client;
    private Statements statements;

    WriteStatementsTest(EngineKind engine) {
        client = TestServer.shared(engine).client();
    }

    @BeforeEach
    void createTable() {
        statements = Statements.onSimpleTable(client);
    }

    /** Where something stands depends on the length of the table's name. */
    private static String withoutPosition(String message) {
        return message.replaceAll(" at 1:[0-9:]*$", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO $.\"gsi\" VALUE {'pk': 'a'}",
                "UPDATE $.gsi SET n = 1 WHERE pk = 'a'",
                "DELETE FROM $.gsi WHERE pk = 'a'"
            })
    void indexesAreNotWrittenTo(String statement) {
        assertEquals(
                "This operation is not supported on an index",
                new Statements(client, "absent_table").refusal(statement));
    }

    @Nested
    class Inserts {
        @Test
        void everyTypeOfValue() {
            statements.run("INSERT INTO \"$\" VALUE {'pk': 'a', 's': 'it''s', 'n': -1.50, 't': true, 'z': null,"
                    + " 'l': [1, 'x', [2]], 'm': {'k': {'d': 1}}, 'ss': <<'x', 'y'>>, 'ns': <<1, 2>>}");
            Map<String, AttributeValue> item = statements.get("a");
            assertEquals(s("it's"), item.get("s"));
            assertEquals(n("-1.5"), item.get("n"));
            assertEquals(AttributeValue.fromBool(true), item.get("t"));
            assertEquals(AttributeValue.fromNul(true), item.get("z"));
            assertEquals(
                    AttributeValue.fromL(List.of(n("1"), s("x"), AttributeValue.fromL(List.of(n("2"))))),
                    item.get("l"));
            assertEquals(n("1"), item.get("m").m().get("k").m().get("d"));
            assertEquals(Set.of("x", "y"), Set.copyOf(item.get("ss").ss()));
            assertEquals(Set.of("1", "2"), Set.copyOf(item.get("ns").ns()));
        }

        @Test
        void parameters() {
            AttributeValue bytes = AttributeValue.fromBs(List.of(SdkBytes.fromByteArray(new byte[] {0})));
            statements.run("INSERT INTO $ VALUE {'pk': ?, 'l': [?, 2], 'b': ?}", s("a"), n("1"), bytes);
            assertEquals(
                    Map.of("pk", s("a"), "l", AttributeValue.fromL(List.of(n("1"), n("2"))), "b", bytes),
                    statements.get("a"));
            statements.run("INSERT INTO $ VALUE ?", AttributeValue.fromM(Map.of("pk", s("whole"))));
            assertEquals(Map.of("pk", s("whole")), statements.get("whole"));
        }

        @Test
        void noItemTwice() {
            statements.run("INSERT INTO $ VALUE {'pk': 'a', 'n': 1}");
            DuplicateItemException refused = assertThrows(
                    DuplicateItemException.class, () -> statements.run("INSERT INTO $ VALUE {'pk': 'a', 'n': 2}"));
            assertEquals(
                    "Duplicate primary key exists in table",
                    refused.awsErrorDetails().errorMessage());
            assertEquals(n("1"), statements.get("a").get("n"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'n': 1} | One or more parameter values were invalid: Missing the key pk in the item",
                    "{'pk': 1} | One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N",
                    "{'pk': ''} | One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk",
                    "'a' | Expected a map of the item's attributes",
                    "{'pk': 'a', 'x': <<1, 'x'>>} | Expected strings only, numbers only or binary values only in the set",
                    "{'pk': 'a', 'x': <<1, 1>>} | Expected no element twice in the set",
                    "{'pk': 'a', 'x': y} | Expected a value that does not depend on the item"
                })
        void refusesOtherItems(String item, String message) {
            assertEquals(message, withoutPosition(statements.refusal("INSERT INTO $ VALUE " + item)));
        }

        @Test
        void nothingTooLargeOrTooDeep() {
            assertEquals(
                    "Item size has exceeded the maximum allowed size",
                    statements.refusal("INSERT INTO $ VALUE {'pk': 'a', 'x': ?}", s("x".repeat(400 * 1024))));
            assertEquals(
                    "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond"
                            + " supported limit",
                    statements.refusal(
                            "INSERT INTO $ VALUE {'pk': 'a', 'x': " + "[".repeat(32) + "]".repeat(32) + "}"));
        }
    }

    @Nested
    class Updates {
        @BeforeEach
        void putItem() {
            statements.put(Map.of(
                    "pk", s("a"),
                    "n", n("5"),
                    "s", s("text"),
                    "l", AttributeValue.fromL(List.of(n("1"), n("2"), n("3"))),
                    "m", AttributeValue.fromM(Map.of("k", s("v"), "x", n("1"))),
                    "ns", AttributeValue.fromNs(List.of("1", "2")),
                    "ss", AttributeValue.fromSs(List.of("x"))));
        }

        private Map<String, AttributeValue> after(String clauses, AttributeValue... parameters) {
            statements.run("UPDATE $ " + clauses + " WHERE pk = 'a'", parameters);
            return statements.get("a");
        }

        @Test
        void values() {
            assertEquals(s("new"), after("SET s = 'new'").get("s"));
            assertEquals(n("7"), after("SET n = ?", n("7")).get("n"));
            assertEquals(n("8"), after("SET n = n + 1").get("n"));
            assertEquals(n("6"), after("SET n = n - ?", n("2")).get("n"));
            assertEquals(s("new"), after("SET copy = s").get("copy"));
            assertEquals(
                    AttributeValue.fromL(List.of(s("x"), n("2"))),
                    after("SET l = ['x', 2]").get("l"));
            Map<String, AttributeValue> several = after("SET a = 1, b = 2 SET c = 3 REMOVE s REMOVE n");
            assertEquals(
                    List.of(n("1"), n("2"), n("3")), List.of(several.get("a"), several.get("b"), several.get("c")));
            assertTrue(!several.containsKey("s") && !several.containsKey("n"));
        }

        @Test
        void nestedValues() {
            assertEquals(s("w"), after("SET m.k = 'w'").get("m").m().get("k"));
            assertEquals(Set.of("x"), after("REMOVE m.k").get("m").m().keySet());
            assertEquals(n("9"), after("SET l[1] = 9").get("l").l().get(1));
            assertEquals(2, after("REMOVE l[0]").get("l").l().size());
            assertEquals(
                    "The document path provided in the update expression is invalid for update",
                    statements.refusal("UPDATE $ SET absent.x = 1 WHERE pk = 'a'"));
        }

        @Test
        void listsAndSets() {
            assertEquals(5, after("SET l = list_append(l, [4, 5])").get("l").l().size());
            assertEquals(
                    n("0"),
                    after("SET l = list_append(?, l)", AttributeValue.fromL(List.of(n("0"))))
                            .get("l")
                            .l()
                            .get(0));
            assertEquals(
                    Set.of("1", "2", "3"),
                    Set.copyOf(after("SET ns = set_add(ns, <<2, 3>>)").get("ns").ns()));
            assertEquals(
                    Set.of("2"),
                    Set.copyOf(
                            after("SET ns = SET_DELETE(ns, <<1, 3>>)").get("ns").ns()));
            assertTrue(!after("SET ss = set_delete(ss, <<'x'>>)").containsKey("ss"));
            assertEquals(
                    List.of("y"),
                    after("SET ss = set_add(ss, <<'y'>>)").get("ss").ss());
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "SET ss = set_add(ss, 'x') | Incorrect operand type for operator or function; operator or function: set_add, operand type: S",
                    "SET l = list_append(l, 1) | Incorrect operand type for operator or function; operator or function: list_append, operand type: N",
                    "SET n = n + 'x' | Incorrect operand type for operator or function; operator or function: +, operand type: S",
                    "SET ss = set_add(ns, <<1>>) | The first operand of set_add must be the path that is set,",
                    "SET n = 1, n = 2 | Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [n], path two: [n]",
                    "SET n = absent + 1 | The provided expression refers to an attribute that does not exist in the item",
                    "SET n = s + 1 | An operand in the update expression has an incorrect data type",
                    "SET pk = 'b' | One or more parameter values were invalid: Cannot update attribute pk. This attribute is part of the key"
                })
        void refusesOtherChanges(String clauses, String message) {
            String refusal = statements.refusal("UPDATE $ " + clauses + " WHERE pk = 'a'");
            assertEquals(message, withoutPosition(refusal));
        }

        @Test
        void onlyWhatExists() {
            assertThrows(
                    ConditionalCheckFailedException.class,
                    () -> statements.run("UPDATE $ SET n = 1 WHERE pk = 'absent'"));
            assertTrue(statements.get("absent").isEmpty());
        }

        @Test
        void onlyWhereTheRestHolds() {
            statements.run("UPDATE $ SET n = 6 WHERE n = 5 AND pk = 'a' AND s = 'text'");
            assertEquals(n("6"), statements.get("a").get("n"));
            ConditionalCheckFailedException refused = assertThrows(
                    ConditionalCheckFailedException.class,
                    () -> statements.run(
                            "UPDATE $ SET n = 7 WHERE pk = 'a' AND n = 5",
                            r -> r.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
            assertEquals(
                    "The conditional request failed", refused.awsErrorDetails().errorMessage());
            assertEquals(n("6"), refused.item().get("n"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "WHERE n = 5", "WHERE pk > 'a'", "WHERE pk = 'a' OR n = 5", "WHERE pk IN ['a']"})
        void onlyOneItem(String where) {
            assertEquals(NO_KEY, statements.refusal("UPDATE $ SET n = 1 " + where));
        }

        @Test
        void onlyByAWholeKeyOfTheRightTypes() {
            Statements composite = new Statements(client, TestTables.withSortKey(client, ScalarAttributeType.N));
            assertEquals(NO_KEY, composite.refusal("UPDATE $ SET n = 1 WHERE pk = 'a'"));
            assertEquals(
                    "The provided key element does not match the schema",
                    composite.refusal("UPDATE $ SET n = 1 WHERE pk = 'a' AND sk = 'x'"));
        }

        @Test
        void andReturns() {
            assertEquals(List.of(), statements.items("UPDATE $ SET n = 6 WHERE pk = 'a'"));
            assertEquals(
                    n("6"),
                    statements
                            .items("UPDATE $ SET n = 7 WHERE pk = 'a' RETURNING ALL OLD *")
                            .get(0)
                            .get("n"));
            Map<String, AttributeValue> allNew = statements
                    .items("UPDATE $ SET n = 8 WHERE pk = 'a' RETURNING ALL NEW *")
                    .get(0);
            assertEquals(List.of(n("8"), s("a")), List.of(allNew.get("n"), allNew.get("pk")));
            assertEquals(
                    List.of(Map.of("n", n("8"))),
                    statements.items("UPDATE $ SET n = 9 WHERE pk = 'a' RETURNING MODIFIED OLD *"));
            assertEquals(
                    List.of(Map.of("n", n("10"), "m", AttributeValue.fromM(Map.of("k", s("w"))))),
                    statements.items("UPDATE $ SET n = 10, m.k = 'w' WHERE pk = 'a' RETURNING MODIFIED NEW *"));
            assertEquals(List.of(), statements.items("UPDATE $ REMOVE n WHERE pk = 'a' RETURNING MODIFIED NEW *"));
        }
    }

    @Nested
    class Deletes {
        @BeforeEach
        void putItem() {
            statements.put(Map.of("pk", s("a"), "n", n("5")));
        }

        @Test
        void items() {
            assertEquals(List.of(), statements.items("DELETE FROM $ WHERE pk = 'a'"));
            assertTrue(statements.get("a").isEmpty());
        }

        @Test
        void nothingSilently() {
            statements.run("DELETE FROM $ WHERE pk = 'absent'");
            statements.run("DELETE FROM $ WHERE pk = 'absent' AND n = 1");
            assertEquals(List.of(), statements.items("DELETE FROM $ WHERE pk = 'absent' RETURNING ALL OLD *"));
        }

        @Test
        void onlyWhereTheRestHolds() {
            assertThrows(
                    ConditionalCheckFailedException.class,
                    () -> statements.run("DELETE FROM $ WHERE pk = 'a' AND n > 5"));
            statements.run("DELETE FROM $ WHERE pk = ? AND n BETWEEN ? AND 6", s("a"), n("5"));
            assertTrue(statements.get("a").isEmpty());
        }

        @Test
        void andReturns() {
            assertEquals(
                    List.of(Map.of("pk", s("a"), "n", n("5"))),
                    statements.items("DELETE FROM $ WHERE pk = 'a' RETURNING ALL OLD *"));
            assertEquals(
                    "Invalid returning clause: RETURNING MODIFIED NEW *. Only RETURNING ALL OLD * is allowed in DELETE"
                            + " statements.",
                    statements.refusal("DELETE FROM $ WHERE pk = 'a' RETURNING MODIFIED NEW *"));
        }

        @Test
        void onlyByKey() {
            assertEquals(NO_KEY, statements.refusal("DELETE FROM $"));
            assertEquals(NO_KEY, statements.refusal("DELETE FROM $ WHERE n = 5"));
        }
    }
}
