package dev.lodestone.server.operation.ttl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import dev.lodestone.server.operation.table.Refusals;
import dev.lodestone.store.operation.table.TransitionDelays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

@ParameterizedClass
@EnumSource(EngineKind.class)
class DescribeTimeToLiveTest {
    private final EngineKind engine;
    private final TestServer server;
    private final DynamoDbClient client;

    DescribeTimeToLiveTest(EngineKind engine) {
        this.engine = engine;
        server = TestServer.shared(engine);
        client = server.client();
    }

    private static TimeToLiveDescription describe(DynamoDbClient client, String table) {
        return client.describeTimeToLive(request -> request.tableName(table)).timeToLiveDescription();
    }

    private static void update(DynamoDbClient client, String table, boolean enabled) {
        client.updateTimeToLive(request -> request.tableName(table)
                .timeToLiveSpecification(setting -> setting.attributeName("ttl").enabled(enabled)));
    }

    @Nested
    class Serialization {
        @Test
        void theNameIsAString() {
            assertEquals(
                    "NUMBER_VALUE cannot be converted to String",
                    Refusals.message(
                            "SerializationException", server.send("DescribeTimeToLive", "{\"TableName\": 1}")));
        }
    }

    @Nested
    class Validation {
        @Test
        void theNameIsRequired() {
            assertEquals(
                    "The parameter 'TableName' is required but was not present in the request",
                    Refusals.message("ValidationException", server.send("DescribeTimeToLive", "{}")));
        }

        @Test
        void theNameHasAnAlphabet() {
            assertEquals(
                    "1 validation error detected: Value 'a b' at 'tableName' failed to satisfy constraint: Member must"
                            + " satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
                    Refusals.message(
                            "ValidationException", server.send("DescribeTimeToLive", "{\"TableName\": \"a b\"}")));
        }

        @Test
        void theTableMustExist() {
            ResourceNotFoundException missing =
                    assertThrows(ResourceNotFoundException.class, () -> describe(client, "missing_table"));
            assertEquals(
                    "Requested resource not found: Table: missing_table not found",
                    missing.awsErrorDetails().errorMessage());
        }
    }

    @Nested
    class Behaviour {
        @Test
        void aNewTableHasNone() {
            String table = TestTables.withPartitionKey(client);
            assertEquals(
                    "{\"TimeToLiveDescription\":{\"TimeToLiveStatus\":\"DISABLED\"}}",
                    server.send("DescribeTimeToLive", "{\"TableName\": \"" + table + "\"}")
                            .body());
        }

        @Test
        void theAttributeIsToldWhileItCounts() {
            String table = TestTables.withPartitionKey(client);
            update(client, table, true);
            assertEquals(TimeToLiveStatus.ENABLED, describe(client, table).timeToLiveStatus());
            assertEquals("ttl", describe(client, table).attributeName());
            update(client, table, false);
            assertEquals(TimeToLiveStatus.DISABLED, describe(client, table).timeToLiveStatus());
            assertNull(describe(client, table).attributeName());
        }

        @Test
        void withDelaysTheStatusesCanBeSeen() {
            AtomicLong now = new AtomicLong(1_700_000_000_000L);
            try (TestServer slow = TestServer.start(
                    TestServer.options(engine).withClock(now::get).withDelays(new TransitionDelays(0, 100, 0)))) {
                String table = TestTables.withPartitionKey(slow.client());
                update(slow.client(), table, true);
                assertEquals(
                        TimeToLiveStatus.ENABLING,
                        describe(slow.client(), table).timeToLiveStatus());
                now.addAndGet(100);
                assertEquals(
                        TimeToLiveStatus.ENABLED, describe(slow.client(), table).timeToLiveStatus());
                update(slow.client(), table, false);
                assertEquals(
                        TimeToLiveStatus.DISABLING,
                        describe(slow.client(), table).timeToLiveStatus());
                assertEquals("ttl", describe(slow.client(), table).attributeName());
                now.addAndGet(100);
                assertEquals(
                        TimeToLiveStatus.DISABLED,
                        describe(slow.client(), table).timeToLiveStatus());
            }
        }

        @Test
        void aTableIsFoundByItsArn() {
            String table = TestTables.withPartitionKey(client);
            String arn = client.describeTable(request -> request.tableName(table))
                    .table()
                    .tableArn();
            assertEquals(describe(client, table), describe(client, arn));
        }
    }
}
