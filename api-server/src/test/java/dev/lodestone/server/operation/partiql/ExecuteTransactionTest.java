package dev.lodestone.server.operation.partiql;

import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionResponse;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

@ParameterizedClass
@EnumSource(EngineKind.class)
class ExecuteTransactionTest {
    private final TestServer server;
    private final DynamoDbClient client;
    private Statements table;

    ExecuteTransactionTest(EngineKind engine) {
        server = TestServer.shared(engine);
        client = server.client();
    }

    @BeforeEach
    void createTable() {
        table = Statements.onTwoItems(client);
    }

    private ParameterizedStatement statement(String statement, AttributeValue... parameters) {
        ParameterizedStatement.Builder builder =
                ParameterizedStatement.builder().statement(table.text(statement));
        return (parameters.length == 0 ? builder : builder.parameters(parameters)).build();
    }

    private ExecuteTransactionResponse run(Consumer<ExecuteTransactionRequest.Builder> more, String... statements) {
        List<ParameterizedStatement> list =
                Arrays.stream(statements).map(this::statement).toList();
        return client.executeTransaction(r -> more.accept(r.transactStatements(list)));
    }

    private ExecuteTransactionResponse run(String... statements) {
        return run(r -> {}, statements);
    }

    private String refusal(String... statements) {
        return assertThrows(DynamoDbException.class, () -> run(statements))
                .awsErrorDetails()
                .errorMessage();
    }

    private TransactionCanceledException cancelled(String... statements) {
        return assertThrows(TransactionCanceledException.class, () -> run(statements));
    }

    private static List<String> codes(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .map(CancellationReason::code)
                .toList();
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{\"TransactStatements\":{}}",
                    "{\"TransactStatements\":[\"SELECT\"]}",
                    "{\"TransactStatements\":[],\"ClientRequestToken\":1}"
                })
        void refusesOtherTypes(String body) {
            String answer = server.send("ExecuteTransaction", body).body();
            assertTrue(answer.contains("SerializationException"), answer);
        }
    }

    @Nested
    class Validation {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{} | 1 validation error detected: Value null at 'transactStatements' failed to satisfy constraint: Member must not be null",
                    "{\"TransactStatements\":[]} | 1 validation error detected: Value '[]' at 'transactStatements' failed to satisfy constraint: Member must have length greater than or equal to 1",
                    "{\"TransactStatements\":[{\"Parameters\":[]}]} | 2 validation errors detected: Value '[]' at 'transactStatements.1.member.parameters' failed to satisfy constraint: Member must have length greater than or equal to 1; Value null at 'transactStatements.1.member.statement' failed to satisfy constraint: Member must not be null"
                })
        void checksMembers(String body, String message) {
            String answer = server.send("ExecuteTransaction", body).body();
            assertTrue(answer.contains("\"" + message + "\""), answer);
        }

        @Test
        void refusesMoreThanAHundredStatements() {
            assertTrue(refusal(Statements.reads(101))
                    .endsWith(
                            "at 'transactStatements' failed to satisfy constraint: Member must have length less than or"
                                    + " equal to 100"));
        }

        @Test
        void refusesReadsAmongWrites() {
            String message =
                    "ExecuteTransaction API does not support both read and write operations in the same request.";
            assertEquals(message, refusal("SELECT * FROM $ WHERE pk = 'a'", "DELETE FROM $ WHERE pk = 'b'"));
            assertEquals(message, refusal("EXISTS(SELECT * FROM $ WHERE pk = 'a')", "SELECT * FROM $ WHERE pk = 'b'"));
        }

        @Test
        void refusesWhatTransactionsLack() {
            assertEquals(
                    "Validation failed in TransactStatements[1]: RETURNING clause is not supported in"
                            + " ExecuteTransaction.",
                    refusal("DELETE FROM $ WHERE pk = 'a'", "DELETE FROM $ WHERE pk = 'b' RETURNING ALL OLD *"));
            assertEquals(
                    "Validation failed in TransactStatements[0]: Reads on indices are not supported within"
                            + " transactions.",
                    refusal("SELECT * FROM $.gsi WHERE pk = 'a'"));
            assertEquals(
                    "Select statements within ExecuteTransaction must specify the primary key in the where clause.",
                    refusal("SELECT * FROM $ WHERE n = 1"));
            assertEquals(
                    "Where clause does not contain a mandatory equality on all key attributes",
                    refusal("EXISTS(SELECT * FROM $ WHERE n = 1)"));
        }

        @Test
        void refusesAnItemTwice() {
            String message = "Transaction request cannot include multiple operations on one item";
            assertEquals(message, refusal("SELECT * FROM $ WHERE pk = 'a'", "SELECT n FROM $ WHERE pk = 'a'"));
            assertEquals(message, refusal("EXISTS(SELECT * FROM $ WHERE pk = 'a')", "DELETE FROM $ WHERE pk = 'a'"));
        }

        @Test
        void refusesTablesThatDoNotExist() {
            assertThrows(ResourceNotFoundException.class, () -> run("DELETE FROM absent_table WHERE pk = 'a'"));
        }
    }

    @Nested
    class Behaviour {
        @Test
        void reads() {
            ExecuteTransactionResponse response = run(
                    "SELECT * FROM $ WHERE pk = 'b'",
                    "SELECT * FROM $ WHERE pk = 'absent'",
                    "SELECT n FROM $ WHERE pk = 'a'");
            assertEquals(
                    Map.of("pk", s("b"), "n", n("2")),
                    response.responses().get(0).item());
            assertFalse(response.responses().get(1).hasItem());
            assertEquals(Map.of("n", n("1")), response.responses().get(2).item());
        }

        @Test
        void writes() {
            ExecuteTransactionResponse response = run(
                    "INSERT INTO $ VALUE {'pk': 'c'}",
                    "UPDATE $ SET n = n + 1 WHERE pk = 'a' AND n = 1",
                    "DELETE FROM $ WHERE pk = 'b'");
            assertEquals(3, response.responses().size());
            assertEquals(Map.of("pk", s("c")), table.get("c"));
            assertEquals(n("2"), table.get("a").get("n"));
            assertTrue(table.get("b").isEmpty());
        }

        @Test
        void checksThatItemsExist() {
            run("EXISTS(SELECT * FROM $ WHERE pk = 'a' AND n = 1)", "INSERT INTO $ VALUE {'pk': 'c'}");
            assertEquals(Map.of("pk", s("c")), table.get("c"));
            TransactionCanceledException cancelled = cancelled(
                    "EXISTS(SELECT * FROM $ WHERE pk = 'a' AND n = 2)",
                    "INSERT INTO $ VALUE {'pk': 'd'}",
                    "EXISTS(SELECT * FROM $ WHERE pk = 'absent')");
            assertEquals(List.of("ConditionalCheckFailed", "None", "ConditionalCheckFailed"), codes(cancelled));
            assertTrue(table.get("d").isEmpty());
        }

        @Test
        void tellsWhyNothingIsDone() {
            TransactionCanceledException cancelled = cancelled(
                    "INSERT INTO $ VALUE {'pk': 'c'}",
                    "INSERT INTO $ VALUE {'pk': 'a'}",
                    "UPDATE $ SET n = 1 WHERE pk = 'absent'",
                    "DELETE FROM $ WHERE pk = 'gone' AND n = 1");
            assertEquals(List.of("None", "DuplicateItem", "ConditionalCheckFailed", "None"), codes(cancelled));
            assertEquals(
                    "Duplicate primary key exists in table",
                    cancelled.cancellationReasons().get(1).message());
            assertEquals(
                    "Transaction cancelled, please refer cancellation reasons for specific reasons [None, DuplicateItem,"
                            + " ConditionalCheckFailed, None]",
                    cancelled.awsErrorDetails().errorMessage());
            assertTrue(table.get("c").isEmpty());
            assertEquals(
                    List.of("None", "ValidationError"),
                    codes(cancelled("DELETE FROM $ WHERE pk = 'a'", "DELETE FROM $ WHERE pk = 1")));
        }

        @Test
        void returnsTheItemOfAFailedCondition() {
            ParameterizedStatement update =
                    statement("UPDATE $ SET n = ? WHERE pk = 'b' AND n = ?", n("3"), n("9")).toBuilder()
                            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                            .build();
            TransactionCanceledException cancelled = assertThrows(
                    TransactionCanceledException.class,
                    () -> client.executeTransaction(r -> r.transactStatements(update)));
            assertEquals(
                    Map.of("pk", s("b"), "n", n("2")),
                    cancelled.cancellationReasons().get(0).item());
        }

        @Test
        void isDoneOnceForAToken() {
            String token = "token-" + table.table();
            String increment = "UPDATE $ SET n = n + 1 WHERE pk = 'a'";
            run(r -> r.clientRequestToken(token), increment);
            ExecuteTransactionResponse replay = run(
                    r -> r.clientRequestToken(token).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL), increment);
            assertEquals(n("2"), table.get("a").get("n"));
            assertEquals(2.0, replay.consumedCapacity().get(0).readCapacityUnits());
            assertThrows(
                    IdempotentParameterMismatchException.class,
                    () -> run(r -> r.clientRequestToken(token), "UPDATE $ SET n = n + 2 WHERE pk = 'a'"));
        }

        @Test
        void reportsCapacity() {
            ConsumedCapacity reads = run(
                            r -> r.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL),
                            "SELECT * FROM $ WHERE pk = 'a'",
                            "SELECT * FROM $ WHERE pk = 'b'")
                    .consumedCapacity()
                    .get(0);
            assertEquals(4.0, reads.capacityUnits());
            assertEquals(4.0, reads.readCapacityUnits());
            ConsumedCapacity writes = run(
                            r -> r.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL),
                            "DELETE FROM $ WHERE pk = 'a'",
                            "EXISTS(SELECT * FROM $ WHERE pk = 'b')")
                    .consumedCapacity()
                    .get(0);
            assertEquals(4.0, writes.writeCapacityUnits());
        }
    }
}
