package dev.lodestone.server.operation.ttl;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

@ParameterizedClass
@EnumSource(EngineKind.class)
class UpdateTimeToLiveTest {
    private final EngineKind engine;
    private final TestServer server;
    private final DynamoDbClient client;

    UpdateTimeToLiveTest(EngineKind engine) {
        this.engine = engine;
        server = TestServer.shared(engine);
        client = server.client();
    }

    private static TimeToLiveSpecification update(
            DynamoDbClient client, String table, String attribute, boolean enabled) {
        return client.updateTimeToLive(request -> request.tableName(table)
                        .timeToLiveSpecification(
                                setting -> setting.attributeName(attribute).enabled(enabled)))
                .timeToLiveSpecification();
    }

    private static String refusal(DynamoDbClient client, String table, String attribute, boolean enabled) {
        DynamoDbException refusal =
                assertThrows(DynamoDbException.class, () -> update(client, table, attribute, enabled));
        assertEquals("ValidationException", refusal.awsErrorDetails().errorCode());
        return refusal.awsErrorDetails().errorMessage();
    }

    private static TimeToLiveDescription describe(DynamoDbClient client, String table) {
        return client.describeTimeToLive(request -> request.tableName(table)).timeToLiveDescription();
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'TableName': 1} | NUMBER_VALUE cannot be converted to String",
                    "{'TableName': 'abc', 'TimeToLiveSpecification': 'x'} | Unexpected field type",
                    "{'TableName': 'abc', 'TimeToLiveSpecification': []} | Unrecognized collection type class"
                            + " com.amazonaws.dynamodb.v20120810.TimeToLiveSpecification",
                    "{'TableName': 'abc', 'TimeToLiveSpecification': {'AttributeName': true}} | TRUE_VALUE cannot be"
                            + " converted to String",
                    "{'TableName': 'abc', 'TimeToLiveSpecification': {'Enabled': 'perhaps'}} | Unexpected token"
                            + " received from parser"
                },
                quoteCharacter = '`')
        void wrongTypesAreRefused(String body, String message) {
            assertEquals(
                    message,
                    Refusals.message(
                            "SerializationException", server.send("UpdateTimeToLive", body.replace('\'', '"'))));
        }
    }

    @Nested
    class Validation {
        private String refused(String body) {
            return Refusals.message("ValidationException", server.send("UpdateTimeToLive", body));
        }

        @Test
        void theNameIsRequired() {
            assertEquals("The parameter 'TableName' is required but was not present in the request", refused("{}"));
        }

        @Test
        void theSpecificationIsRequired() {
            assertEquals(
                    "1 validation error detected: Value null at 'timeToLiveSpecification' failed to satisfy"
                            + " constraint: Member must not be null",
                    refused("{\"TableName\": \"abc\"}"));
        }

        @Test
        void bothMembersAreRequired() {
            assertEquals(
                    "2 validation errors detected: Value null at 'timeToLiveSpecification.attributeName' failed to"
                            + " satisfy constraint: Member must not be null; Value null at"
                            + " 'timeToLiveSpecification.enabled' failed to satisfy constraint: Member must not be null",
                    refused("{\"TableName\": \"abc\", \"TimeToLiveSpecification\": {}}"));
        }

        @Test
        void theAttributeNameHasALength() {
            assertEquals(
                    "1 validation error detected: Value '' at 'timeToLiveSpecification.attributeName' failed to satisfy"
                            + " constraint: Member must have length greater than or equal to 1",
                    refusal(client, "abc", "", false));
            String longest = "a".repeat(256);
            assertEquals(
                    "1 validation error detected: Value '" + longest + "' at 'timeToLiveSpecification.attributeName'"
                            + " failed to satisfy constraint: Member must have length less than or equal to 255",
                    refusal(client, "abc", longest, true));
        }

        @Test
        void theTableMustExist() {
            ResourceNotFoundException missing =
                    assertThrows(ResourceNotFoundException.class, () -> update(client, "missing_table", "ttl", true));
            assertEquals(
                    "Requested resource not found: Table: missing_table not found",
                    missing.awsErrorDetails().errorMessage());
        }

        @Test
        void theTableMustBeActive() {
            AtomicLong now = new AtomicLong(1_700_000_000_000L);
            try (TestServer slow = TestServer.start(
                    TestServer.options(engine).withClock(now::get).withDelays(new TransitionDelays(100, 100, 100)))) {
                String table = TestTables.withPartitionKey(slow.client());
                assertEquals("Table is being created: " + table, inUse(slow.client(), table));
                now.addAndGet(100);
                slow.client()
                        .updateTable(request -> request.tableName(table)
                                .streamSpecification(
                                        stream -> stream.streamEnabled(true).streamViewType("KEYS_ONLY")));
                assertEquals("Table is being updated: " + table, inUse(slow.client(), table));
                now.addAndGet(100);
                slow.client().deleteTable(request -> request.tableName(table));
                assertEquals("Table is being deleted: " + table, inUse(slow.client(), table));
            }
        }

        private String inUse(DynamoDbClient slow, String table) {
            String message = assertThrows(ResourceInUseException.class, () -> update(slow, table, "ttl", true))
                    .awsErrorDetails()
                    .errorMessage();
            String start = "Attempt to change a resource which is still in use: ";
            assertEquals(start, message.substring(0, start.length()));
            return message.substring(start.length());
        }

        @Test
        void whatIsSoAlreadyCannotBeSetAgain() {
            String table = TestTables.withPartitionKey(client);
            assertEquals("TimeToLive is already disabled", refusal(client, table, "ttl", false));
            update(client, table, "ttl", true);
            assertEquals("TimeToLive is already enabled", refusal(client, table, "ttl", true));
            update(client, table, "ttl", false);
            assertEquals("TimeToLive is already disabled", refusal(client, table, "ttl", false));
        }

        @Test
        void theAttributeCannotBeChangedWhileEnabled() {
            String table = TestTables.withPartitionKey(client);
            update(client, table, "ttl", true);
            String message = "TimeToLive is active on a different AttributeName: current AttributeName is ttl";
            assertEquals(message, refusal(client, table, "other", true));
            assertEquals(message, refusal(client, table, "other", false));
            assertEquals("ttl", describe(client, table).attributeName());
        }

        @Test
        void aChangeThatIsUnderWayMustEndFirst() {
            AtomicLong now = new AtomicLong(1_700_000_000_000L);
            String message = "Time to live has been modified multiple times within a fixed interval";
            try (TestServer slow = TestServer.start(
                    TestServer.options(engine).withClock(now::get).withDelays(new TransitionDelays(0, 100, 0)))) {
                String table = TestTables.withPartitionKey(slow.client());
                update(slow.client(), table, "ttl", true);
                assertEquals(message, refusal(slow.client(), table, "ttl", false));
                now.addAndGet(100);
                update(slow.client(), table, "ttl", false);
                assertEquals(message, refusal(slow.client(), table, "ttl", true));
                now.addAndGet(100);
                update(slow.client(), table, "other", true);
            }
        }
    }

    @Nested
    class Behaviour {
        @Test
        void itCanBeEnabledAndDisabled() {
            String table = TestTables.withPartitionKey(client);
            assertEquals(
                    TimeToLiveSpecification.builder()
                            .attributeName("ttl")
                            .enabled(true)
                            .build(),
                    update(client, table, "ttl", true));
            assertEquals(TimeToLiveStatus.ENABLED, describe(client, table).timeToLiveStatus());
            assertEquals(
                    TimeToLiveSpecification.builder()
                            .attributeName("ttl")
                            .enabled(false)
                            .build(),
                    update(client, table, "ttl", false));
            assertEquals(TimeToLiveStatus.DISABLED, describe(client, table).timeToLiveStatus());
            update(client, table, "expires at", true);
            assertEquals("expires at", describe(client, table).attributeName());
        }

        @Test
        void aTableIsFoundByItsArn() {
            String table = TestTables.withPartitionKey(client);
            String arn = client.describeTable(request -> request.tableName(table))
                    .table()
                    .tableArn();
            update(client, arn, "ttl", true);
            assertEquals("ttl", describe(client, table).attributeName());
        }

        @Test
        void aKeyAttributeMayBeTheOne() {
            String table = TestTables.withPartitionKey(client);
            update(client, table, "pk", true);
            assertEquals("pk", describe(client, table).attributeName());
        }
    }
}
