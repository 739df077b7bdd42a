package dev.lodestone.server.operation.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;

@ParameterizedClass
@EnumSource(EngineKind.class)
class ListTablesTest {
    /** A server of this test's own, whose tables nobody else adds to. */
    private final TestServer server;

    private final DynamoDbClient client;

    ListTablesTest(EngineKind engine) {
        server = TestServer.start(TestServer.options(engine));
        client = server.client();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        {"Limit": "1"}                    | STRING_VALUE cannot be converted to Integer
                        {"ExclusiveStartTableName": 1}    | NUMBER_VALUE cannot be converted to String
                        """)
        void wrongJsonTypesAreSerializationExceptions(String body, String message) {
            assertEquals(message, Refusals.message("SerializationException", server.send("ListTables", body)));
        }
    }

    @Nested
    class Validation {
        @Test
        void limitAndNameAreCheckedTogether() {
            assertEquals(
                    "3 validation errors detected: Value '101' at 'limit' failed to satisfy constraint: Member must"
                            + " have value less than or equal to 100; Value 'a!' at 'exclusiveStartTableName' failed to"
                            + " satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; Value"
                            + " 'a!' at 'exclusiveStartTableName' failed to satisfy constraint: Member must have length"
                            + " greater than or equal to 3",
                    Refusals.message(
                            "ValidationException",
                            server.send("ListTables", "{\"ExclusiveStartTableName\": \"a!\", \"Limit\": 101}")));
            assertEquals(
                    "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have"
                            + " value greater than or equal to 1",
                    Refusals.message("ValidationException", server.send("ListTables", "{\"Limit\": 0}")));
        }
    }

    @Nested
    class Behaviour {
        @Test
        void withoutTablesTheListIsEmpty() {
            assertEquals("{\"TableNames\":[]}", server.send("ListTables", "{}").body());
        }

        @Test
        void namesComeInTheirOrderAndInPages() {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                names.add(TestTables.withPartitionKey(client));
            }
            names.sort(null);
            ListTablesResponse all = client.listTables();
            assertEquals(names, all.tableNames());
            assertNull(all.lastEvaluatedTableName());

            ListTablesResponse first = client.listTables(list -> list.limit(2));
            assertEquals(names.subList(0, 2), first.tableNames());
            assertEquals(names.get(1), first.lastEvaluatedTableName());
            ListTablesResponse rest =
                    client.listTables(list -> list.limit(3).exclusiveStartTableName(first.lastEvaluatedTableName()));
            assertEquals(names.subList(2, 5), rest.tableNames());
            assertNull(rest.lastEvaluatedTableName());
        }

        @Test
        void aPageMayStartAfterATableThatDoesNotExist() {
            String table = TestTables.withPartitionKey(client);
            assertEquals(
                    List.of(table),
                    client.listTables(list -> list.exclusiveStartTableName("aaa"))
                            .tableNames());
            assertEquals(
                    List.of(),
                    client.listTables(list -> list.exclusiveStartTableName("zzz"))
                            .tableNames());
        }
    }
}
