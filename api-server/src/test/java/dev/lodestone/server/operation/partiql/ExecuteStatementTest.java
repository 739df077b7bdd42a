package dev.lodestone.server.operation.partiql;

import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static dev.lodestone.server.TestTables.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The operation itself; what statements say is the matter of {@link SelectTest} and {@link WriteStatementsTest}. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class ExecuteStatementTest {
    private final TestServer server;
    private final DynamoDbClient client;

    ExecuteStatementTest(EngineKind engine) {
        server = TestServer.shared(engine);
        client = server.client();
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{\"Statement\":1}",
                    "{\"Statement\":\"SELECT * FROM t\",\"Parameters\":{}}",
                    "{\"Statement\":\"SELECT * FROM t\",\"Parameters\":[1]}",
                    "{\"Statement\":\"SELECT * FROM t\",\"Limit\":\"1\"}",
                    "{\"Statement\":\"SELECT * FROM t\",\"ConsistentRead\":[]}",
                    "{\"Statement\":\"SELECT * FROM t\",\"NextToken\":true}"
                })
        void refusesOtherTypes(String body) {
            String answer = server.send("ExecuteStatement", body).body();
            assertTrue(answer.contains("SerializationException"), answer);
        }

        @Test
        void answersWritesWithNoItems() {
            String table = TestTables.withPartitionKey(client);
            assertEquals(
                    "{\"Items\":[]}",
                    server.send("ExecuteStatement", "{\"Statement\":\"INSERT INTO " + table + " VALUE {'pk': 'a'}\"}")
                            .body());
        }
    }

    @Nested
    class Validation {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{} | 1 validation error detected: Value null at 'statement' failed to satisfy constraint: Member must not be null",
                    "{\"Statement\":\"\"} | 1 validation error detected: Value '' at 'statement' failed to satisfy constraint: Member must have length greater than or equal to 1",
                    "{\"Statement\":\"SELECT * FROM t\",\"Limit\":0} | 1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
                    "{\"Statement\":\"SELECT * FROM t\",\"NextToken\":\"\"} | 1 validation error detected: Value '' at 'nextToken' failed to satisfy constraint: Member must have length greater than or equal to 1",
                    "{\"Statement\":\"SELECT * FROM t\",\"Parameters\":[]} | 1 validation error detected: Value '[]' at 'parameters' failed to satisfy constraint: Member must have length greater than or equal to 1",
                    "{\"ReturnConsumedCapacity\":\"ALL\"} | 2 validation errors detected: Value 'ALL' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]; Value null at 'statement' failed to satisfy constraint: Member must not be null",
                    "{\"Statement\":\"SELECT * FROM t\",\"Parameters\":[{\"N\":\"x\"}]} | The parameter cannot be converted to a numeric value: x"
                })
        void checksMembers(String body, String message) {
            String answer = server.send("ExecuteStatement", body).body();
            assertTrue(answer.contains("\"" + message + "\""), answer);
        }

        @Test
        void refusesStatementsThatAreTooLong() {
            assertTrue(new Statements(client, "t")
                    .refusal("SELECT * FROM $ WHERE pk = '" + "x".repeat(8192) + "'")
                    .endsWith(
                            "at 'statement' failed to satisfy constraint: Member must have length less than or equal to"
                                    + " 8192"));
        }

        @Test
        void refusesOtherTexts() {
            Statements statements = new Statements(client, "t");
            assertTrue(statements
                    .refusal("SELECTT * FROM $")
                    .startsWith("Statement wasn't well formed, can't be processed: "));
            assertEquals(
                    "EXISTS is only supported in ExecuteTransaction",
                    statements.refusal("EXISTS(SELECT * FROM $ WHERE pk = 'a')"));
        }

        @Test
        void refusesTablesThatDoNotExist() {
            DynamoDbException refused = new Statements(client, "absent_table").refused("SELECT * FROM $");
            assertEquals(ResourceNotFoundException.class, refused.getClass());
            assertEquals(
                    "Requested resource not found", refused.awsErrorDetails().errorMessage());
        }

        @Test
        void demandsAParameterForEachQuestionMark() {
            Statements statements = new Statements(client, "absent_table");
            String message = "Number of parameters in request and statement don't match.";
            assertEquals(message, statements.refusal("SELECT * FROM $ WHERE pk = ?"));
            assertEquals(message, statements.refusal("SELECT * FROM $ WHERE pk = ?", s("a"), s("b")));
            assertEquals(message, statements.refusal("SELECT * FROM $ WHERE pk = '?'", s("a")));
        }
    }

    @Nested
    class Behaviour {
        private Statements fiveItems() {
            Statements statements = new Statements(client, TestTables.withSortKey(client, ScalarAttributeType.N));
            for (int at = 1; at <= 5; at++) {
                statements.put(Map.of("pk", s("a"), "sk", n("" + at), "even", s(at % 2 == 0 ? "yes" : "no")));
            }
            return statements;
        }

        private static List<String> sortKeys(ExecuteStatementResponse response) {
            List<String> sortKeys = new ArrayList<>();
            response.items().forEach(item -> sortKeys.add(item.get("sk").n()));
            return sortKeys;
        }

        @ParameterizedTest
        @ValueSource(strings = {"WHERE pk = 'a'", "WHERE sk > 0", "WHERE pk IN ['x', 'a']"})
        void pages(String where) {
            Statements statements = fiveItems();
            List<String> found = new ArrayList<>();
            String token = null;
            int pages = 0;
            do {
                String from = token;
                ExecuteStatementResponse page = statements.run(
                        "SELECT * FROM $ " + where, r -> r.limit(2).nextToken(from));
                assertTrue(page.items().size() <= 2);
                found.addAll(sortKeys(page));
                token = page.nextToken();
                assertEquals(token == null, !page.hasLastEvaluatedKey());
                pages++;
            } while (token != null);
            assertEquals(List.of("1", "2", "3", "4", "5"), found);
            assertEquals(3, pages);
        }

        @Test
        void limitsWhatIsEvaluatedAndNotWhatIsFound() {
            Statements statements = fiveItems();
            ExecuteStatementResponse page =
                    statements.run("SELECT * FROM $ WHERE pk = 'a' AND even = 'yes'", r -> r.limit(3));
            assertEquals(List.of("2"), sortKeys(page));
            assertEquals(Map.of("pk", s("a"), "sk", n("3")), page.lastEvaluatedKey());
            assertNotNull(page.nextToken());
        }

        @Test
        void endsPagesAtOneMegabyte() {
            Statements statements = new Statements(client, TestTables.withSortKey(client, ScalarAttributeType.N));
            String large = "x".repeat(300_000);
            for (int at = 1; at <= 5; at++) {
                statements.put(Map.of("pk", s("a"), "sk", n("" + at), "data", s(large)));
            }
            ExecuteStatementResponse page = statements.run("SELECT sk FROM $ WHERE pk = 'a'");
            assertEquals(List.of("1", "2", "3", "4"), sortKeys(page));
            assertEquals(
                    List.of("5"),
                    sortKeys(statements.run("SELECT sk FROM $ WHERE pk = 'a'", r -> r.nextToken(page.nextToken()))));
        }

        @Test
        void refusesTokensOfOtherRequests() {
            Statements statements = fiveItems();
            String token = statements
                    .run(
                            "SELECT * FROM $ WHERE pk = ?",
                            r -> r.parameters(s("a")).limit(2))
                    .nextToken();
            assertRefused("NextToken does not match request", statements, "SELECT * FROM $ WHERE pk = 'a'", token);
            assertRefused("NextToken does not match request", fiveItems(), "SELECT * FROM $", token);
            assertRefused(
                    "NextToken does not match request", statements, "DELETE FROM $ WHERE pk = 'a' AND sk = 1", token);
            char changed = token.charAt(30) == 'A' ? 'B' : 'A';
            assertRefused(
                    "Invalid NextToken",
                    statements,
                    "SELECT * FROM $",
                    token.substring(0, 30) + changed + token.substring(31));
            assertRefused("Invalid NextToken", statements, "SELECT * FROM $", "token");
        }

        private static void assertRefused(String message, Statements statements, String statement, String token) {
            DynamoDbException refused = assertThrows(
                    DynamoDbException.class, () -> statements.run(statement, r -> r.nextToken(token)), statement);
            assertEquals(message, refused.awsErrorDetails().errorMessage());
        }

        @Test
        void tellsTheCapacityOfReads() {
            Statements statements = fiveItems();
            assertNull(statements.run("SELECT * FROM $").consumedCapacity());
            assertEquals(
                    0.5,
                    capacity(statements, "SELECT * FROM $ WHERE pk = 'a'", false)
                            .capacityUnits());
            ConsumedCapacity consistent = capacity(statements, "SELECT * FROM $", true);
            assertEquals(1.0, consistent.capacityUnits());
            assertEquals(1.0, consistent.table().capacityUnits());
            assertEquals(statements.table(), consistent.tableName());
        }

        @Test
        void tellsTheCapacityOfReadsOfIndexes() {
            Statements statements = new Statements(client, TestTables.withIndexes(client));
            statements.put(Map.of("pk", s("a"), "sk", s("b"), "gpk", s("g"), "gsk", s("h"), "ls", s("l")));
            ConsumedCapacity ofGlobal = capacity(statements, "SELECT * FROM $.gsi WHERE gpk = 'g'", false);
            assertEquals(0.5, ofGlobal.capacityUnits());
            assertEquals(0.0, ofGlobal.table().capacityUnits());
            assertEquals(0.5, ofGlobal.globalSecondaryIndexes().get("gsi").capacityUnits());
            ConsumedCapacity ofLocal = capacity(statements, "SELECT * FROM $.lsi WHERE pk = 'a'", true);
            assertEquals(1.0, ofLocal.localSecondaryIndexes().get("lsi").capacityUnits());
        }

        @Test
        void tellsTheCapacityOfWrites() {
            Statements statements = new Statements(client, TestTables.withIndexes(client));
            ConsumedCapacity inserted =
                    capacity(statements, "INSERT INTO $ VALUE {'pk': 'a', 'sk': 'b', 'gpk': 'g', 'gsk': 'h'}", false);
            assertEquals(2.0, inserted.capacityUnits());
            assertEquals(1.0, inserted.table().capacityUnits());
            assertEquals(1.0, inserted.globalSecondaryIndexes().get("gsi").capacityUnits());
            assertFalse(inserted.hasLocalSecondaryIndexes());
        }

        private static ConsumedCapacity capacity(Statements statements, String statement, boolean consistent) {
            return statements
                    .run(
                            statement,
                            r -> r.consistentRead(consistent).returnConsumedCapacity(ReturnConsumedCapacity.INDEXES))
                    .consumedCapacity();
        }

        @Test
        void takesTheArnOfATable() {
            Statements statements = Statements.onSimpleTable(client);
            statements.put(strings("pk", "a"));
            String arn = client.describeTable(r -> r.tableName(statements.table()))
                    .table()
                    .tableArn();
            assertEquals(
                    1, new Statements(client, arn).items("SELECT * FROM \"$\"").size());
        }
    }
}
