package dev.lodestone.server.operation.partiql;

import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@ParameterizedClass
@EnumSource(EngineKind.class)
class BatchExecuteStatementTest {
    private final TestServer server;
    private final DynamoDbClient client;
    private Statements table;

    BatchExecuteStatementTest(EngineKind engine) {
        server = TestServer.shared(engine);
        client = server.client();
    }

    @BeforeEach
    void createTable() {
        table = Statements.onTwoItems(client);
    }

    private List<BatchStatementRequest> requests(String... statements) {
        return Arrays.stream(statements)
                .map(each -> BatchStatementRequest.builder()
                        .statement(table.text(each))
                        .build())
                .toList();
    }

    private List<BatchStatementResponse> run(String... statements) {
        return client.batchExecuteStatement(r -> r.statements(requests(statements)))
                .responses();
    }

    private String refusal(String... statements) {
        return assertThrows(DynamoDbException.class, () -> run(statements))
                .awsErrorDetails()
                .errorMessage();
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {"{\"Statements\":{}}", "{\"Statements\":[1]}", "{\"Statements\":[{\"Statement\":[]}]}"})
        void refusesOtherTypes(String body) {
            String answer = server.send("BatchExecuteStatement", body).body();
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
                    "{} | 1 validation error detected: Value null at 'statements' failed to satisfy constraint: Member must not be null",
                    "{\"Statements\":[]} | 1 validation error detected: Value '[]' at 'statements' failed to satisfy constraint: Member must have length greater than or equal to 1",
                    "{\"Statements\":[{}]} | 1 validation error detected: Value null at 'statements.1.member.statement' failed to satisfy constraint: Member must not be null"
                })
        void checksMembers(String body, String message) {
            String answer = server.send("BatchExecuteStatement", body).body();
            assertTrue(answer.contains("\"" + message + "\""), answer);
        }

        @Test
        void refusesMoreThanTwentyFiveStatements() {
            assertTrue(refusal(Statements.reads(26))
                    .endsWith(
                            "at 'statements' failed to satisfy constraint: Member must have length less than or equal to"
                                    + " 25"));
        }

        @Test
        void refusesReadsAmongWrites() {
            assertEquals(
                    "Read and write requests together in the same batch is not supported.",
                    refusal("SELECT * FROM $ WHERE pk = 'a'", "DELETE FROM $ WHERE pk = 'b'"));
        }

        @Test
        void refusesAnItemTwice() {
            String message = "Provided list of item keys contains duplicates";
            assertEquals(message, refusal("SELECT * FROM $ WHERE pk = 'a'", "SELECT n FROM $ WHERE pk = 'a'"));
            assertEquals(message, refusal("UPDATE $ SET n = 1 WHERE pk = 'a'", "DELETE FROM $ WHERE pk = 'a'"));
        }
    }

    @Nested
    class Behaviour {
        @Test
        void reads() {
            List<BatchStatementResponse> responses = run(
                    "SELECT * FROM $ WHERE pk = 'b'",
                    "SELECT n FROM $ WHERE pk = 'a'",
                    "SELECT * FROM $ WHERE pk = 'absent'",
                    "SELECT * FROM $ WHERE pk = 'c' AND n = 2");
            assertEquals(Map.of("pk", s("b"), "n", n("2")), responses.get(0).item());
            assertEquals(Map.of("n", n("1")), responses.get(1).item());
            assertFalse(responses.get(2).hasItem());
            assertFalse(responses.get(3).hasItem());
            for (BatchStatementResponse response : responses) {
                assertEquals(table.table(), response.tableName());
                assertNull(response.error());
            }
        }

        @Test
        void writes() {
            List<BatchStatementResponse> responses = run(
                    "INSERT INTO $ VALUE {'pk': 'c'}",
                    "UPDATE $ SET n = 5 WHERE pk = 'a' RETURNING ALL NEW *",
                    "DELETE FROM $ WHERE pk = 'b'",
                    "DELETE FROM $ WHERE pk = 'absent' AND n = 1");
            assertEquals(Map.of("pk", s("a"), "n", n("5")), responses.get(1).item());
            assertEquals(Map.of("pk", s("c")), table.get("c"));
            assertEquals(n("5"), table.get("a").get("n"));
            assertTrue(table.get("b").isEmpty());
            assertNull(responses.get(3).error());
        }

        @Test
        void takesParameters() {
            BatchStatementRequest read = BatchStatementRequest.builder()
                    .statement(table.text("SELECT * FROM $ WHERE pk = ?"))
                    .parameters(s("a"))
                    .build();
            assertEquals(
                    n("1"),
                    client.batchExecuteStatement(r -> r.statements(read))
                            .responses()
                            .get(0)
                            .item()
                            .get("n"));
        }

        private void assertError(
                BatchStatementErrorCodeEnum code, String message, String tableName, BatchStatementResponse response) {
            assertEquals(code, response.error().code());
            assertEquals(message, response.error().message());
            assertEquals(tableName, response.tableName());
        }

        @Test
        void reportsWhatFailsAndDoesTheRest() {
            List<BatchStatementResponse> responses = run(
                    "INSERT INTO $ VALUE {'pk': 'a'}",
                    "UPDATE $ SET n = 9 WHERE pk = 'b' AND n = 1",
                    "UPDATE $ SET n = 9 WHERE n = 1",
                    "UPDATE absent_table SET n = 9 WHERE pk = 'a'",
                    "INSERT INTO $ VALUE {'pk': 'd'}",
                    "UPDATE $ SET n = ? WHERE pk = 'e'");
            assertError(
                    BatchStatementErrorCodeEnum.DUPLICATE_ITEM,
                    "Duplicate primary key exists in table",
                    table.table(),
                    responses.get(0));
            assertError(
                    BatchStatementErrorCodeEnum.CONDITIONAL_CHECK_FAILED,
                    "The conditional request failed",
                    table.table(),
                    responses.get(1));
            assertError(
                    BatchStatementErrorCodeEnum.VALIDATION_ERROR,
                    "Where clause does not contain a mandatory equality on all key attributes",
                    null,
                    responses.get(2));
            assertError(
                    BatchStatementErrorCodeEnum.RESOURCE_NOT_FOUND,
                    "Requested resource not found",
                    "absent_table",
                    responses.get(3));
            assertNull(responses.get(4).error());
            assertEquals(Map.of("pk", s("d")), table.get("d"));
            assertEquals(
                    BatchStatementErrorCodeEnum.VALIDATION_ERROR,
                    responses.get(5).error().code());
        }

        @Test
        void demandsTheWholeKeyOfReads() {
            String message =
                    "Select statements within BatchExecuteStatement must specify the primary key in the where clause.";
            Statements composite = new Statements(client, TestTables.withSortKey(client, ScalarAttributeType.N));
            List<BatchStatementResponse> responses = run(
                    "SELECT * FROM $",
                    "SELECT * FROM $ WHERE n = 1",
                    composite.text("SELECT * FROM $ WHERE pk = 'a'"),
                    "SELECT * FROM $.absent WHERE pk = 'a'",
                    "SELECT * FROM $ WHERE pk = 'a'");
            for (BatchStatementResponse response : responses.subList(0, 4)) {
                assertError(BatchStatementErrorCodeEnum.VALIDATION_ERROR, message, null, response);
            }
            assertTrue(responses.get(4).hasItem());
        }

        @Test
        void returnsTheItemOfAFailedCondition() {
            BatchStatementRequest update = BatchStatementRequest.builder()
                    .statement(table.text("UPDATE $ SET n = 9 WHERE pk = 'b' AND n = 1"))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .build();
            BatchStatementResponse response = client.batchExecuteStatement(r -> r.statements(update))
                    .responses()
                    .get(0);
            assertEquals(Map.of("pk", s("b"), "n", n("2")), response.error().item());
        }

        @Test
        void reportsCapacity() {
            BatchStatementRequest consistent = BatchStatementRequest.builder()
                    .statement(table.text("SELECT * FROM $ WHERE pk = 'a'"))
                    .consistentRead(true)
                    .build();
            BatchStatementRequest eventual =
                    requests("SELECT * FROM $ WHERE pk = 'b'").get(0);
            BatchExecuteStatementResponse reads = client.batchExecuteStatement(
                    r -> r.statements(consistent, eventual).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
            assertEquals(1, reads.consumedCapacity().size());
            assertEquals(1.5, reads.consumedCapacity().get(0).capacityUnits());
            BatchExecuteStatementResponse writes = client.batchExecuteStatement(
                    r -> r.statements(requests("DELETE FROM $ WHERE pk = 'a'", "INSERT INTO $ VALUE {'pk': 'c'}"))
                            .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES));
            assertEquals(2.0, writes.consumedCapacity().get(0).table().capacityUnits());
            assertEquals(table.table(), writes.consumedCapacity().get(0).tableName());
        }
    }
}
