package dev.lodestone.server.operation.table;

import static dev.lodestone.server.TestTables.attribute;
import static dev.lodestone.server.TestTables.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateGlobalSecondaryIndexAction;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

@ParameterizedClass
@EnumSource(EngineKind.class)
class UpdateTableTest {
    private static final String INVALID = "One or more parameter values were invalid: ";

    private final TestServer server;
    private final DynamoDbClient client;

    UpdateTableTest(EngineKind engine) {
        server = TestServer.shared(engine);
        client = server.client();
    }

    /** A new table with 5 units each and a global index {@code gsi} on {@code g} with 2 units each. */
    private String provisioned() {
        String name = TestServer.uniqueTableName("provisioned");
        client.createTable(CreateTableRequest.builder()
                .tableName(name)
                .attributeDefinitions(attribute("pk", ScalarAttributeType.S), attribute("g", ScalarAttributeType.S))
                .keySchema(key("pk", KeyType.HASH))
                .provisionedThroughput(Indexes.units(5, 5))
                .globalSecondaryIndexes(Indexes.global(index -> index.indexName("gsi")
                        .keySchema(key("g", KeyType.HASH))
                        .projection(Indexes.ALL)
                        .provisionedThroughput(Indexes.units(2, 2))))
                .build());
        return name;
    }

    private TableDescription update(String table, Consumer<UpdateTableRequest.Builder> change) {
        return client.updateTable(UpdateTableRequest.builder()
                        .tableName(table)
                        .applyMutation(change)
                        .build())
                .tableDescription();
    }

    private String refusal(String table, Consumer<UpdateTableRequest.Builder> change) {
        return assertThrows(DynamoDbException.class, () -> update(table, change))
                .awsErrorDetails()
                .errorMessage();
    }

    private TableDescription describe(String table) {
        return client.describeTable(request -> request.tableName(table)).table();
    }

    private static Consumer<CreateGlobalSecondaryIndexAction.Builder> onG(String name) {
        return index -> index.indexName(name).keySchema(key("g", KeyType.HASH)).projection(Indexes.ALL);
    }

    private static AttributeDefinition g() {
        return attribute("g", ScalarAttributeType.S);
    }

    @Nested
    class Serialization {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        {"TableName": []}                                     | Unrecognized collection type class java.lang.String
                        {"GlobalSecondaryIndexUpdates": {}}                   | Start of structure or map found where not expected
                        {"GlobalSecondaryIndexUpdates": [{"Delete": "gsi"}]}  | Unexpected field type
                        {"DeletionProtectionEnabled": 1}                      | NUMBER_VALUE cannot be converted to Boolean
                        """)
        void wrongJsonTypesAreSerializationExceptions(String body, String message) {
            assertEquals(message, Refusals.message("SerializationException", server.send("UpdateTable", body)));
        }
    }

    @Nested
    class Validation {
        @Test
        void somethingMustChange() {
            String message = "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled,"
                    + " GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, MultiAccountReplicaReady,"
                    + " ReplicaTransitRoleArn, MultiRegionConsistency, DeletionProtectionEnabled, OnDemandThroughput,"
                    + " WarmThroughput or TableClass is required";
            assertEquals(message, refusal("missing", change -> {}));
            assertEquals(message, refusal("missing", change -> change.attributeDefinitions(g())));
            assertEquals(message, refusal("missing", change -> change.globalSecondaryIndexUpdates(List.of())));
            assertEquals(
                    INVALID + "List of GlobalSecondaryIndexUpdates is empty",
                    refusal(
                            "missing",
                            change -> change.globalSecondaryIndexUpdates(List.of())
                                    .deletionProtectionEnabled(true)));
        }

        @Test
        void theTableMustExist() {
            assertEquals(
                    "Requested resource not found: Table: missing_table not found",
                    refusal("missing_table", change -> change.deletionProtectionEnabled(true)));
        }

        @Test
        void mostChangesStandAlone() {
            assertEquals(
                    INVALID + "Server-Side Encryption modification must be the only operation in the request",
                    refusal(
                            "missing",
                            change -> change.sseSpecification(sse -> sse.enabled(true))
                                    .deletionProtectionEnabled(true)));
            assertEquals(
                    INVALID + "TableClass modification must be the only operation in the request",
                    refusal(
                            "missing",
                            change -> change.tableClass(TableClass.STANDARD).deletionProtectionEnabled(true)));
            assertEquals(
                    INVALID + "DeletionProtection modification must be the only operation in the request",
                    refusal(
                            "missing",
                            change -> change.billingMode(BillingMode.PAY_PER_REQUEST)
                                    .deletionProtectionEnabled(true)));
            assertEquals(
                    INVALID + "You cannot modify stream status while updating table IOPS",
                    refusal(
                            "missing",
                            change -> change.provisionedThroughput(Indexes.units(1, 1))
                                    .streamSpecification(stream -> stream.streamEnabled(false))));
            assertEquals(
                    INVALID + "You cannot create or delete index while updating table IOPS",
                    refusal(
                            "missing",
                            change -> change.provisionedThroughput(Indexes.units(1, 1))
                                    .globalSecondaryIndexUpdates(Indexes.delete("gsi"))));
            assertEquals(
                    INVALID + "You cannot create or delete index while changing stream status",
                    refusal(
                            "missing",
                            change -> change.streamSpecification(stream -> stream.streamEnabled(false))
                                    .globalSecondaryIndexUpdates(Indexes.delete("gsi"))));
        }

        @Test
        void throughputMustFitTheBillingMode() {
            assertEquals(
                    INVALID + "ProvisionedThroughput cannot be specified when BillingMode is PAY_PER_REQUEST",
                    refusal(
                            "missing",
                            change -> change.billingMode(BillingMode.PAY_PER_REQUEST)
                                    .provisionedThroughput(Indexes.units(1, 1))));
            assertEquals(
                    INVALID + "ProvisionedThroughput must be specified when BillingMode is PROVISIONED",
                    refusal("missing", change -> change.billingMode(BillingMode.PROVISIONED)));
            String onDemand = TestTables.withPartitionKey(client);
            assertEquals(
                    INVALID + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is"
                            + " PAY_PER_REQUEST",
                    refusal(onDemand, change -> change.provisionedThroughput(Indexes.units(1, 1))));
        }

        @Test
        void eachActionIsOneAndAboutAnotherIndex() {
            assertEquals(
                    INVALID + "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create,"
                            + " GlobalSecondaryIndexUpdate.Delete must not be null",
                    refusal(
                            "missing",
                            change -> change.globalSecondaryIndexUpdates(
                                    GlobalSecondaryIndexUpdate.builder().build())));
            assertEquals(
                    INVALID + "Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate object",
                    refusal(
                            "missing",
                            change -> change.globalSecondaryIndexUpdates(Indexes.delete("gsi").toBuilder()
                                    .create(onG("gsi"))
                                    .build())));
            assertEquals(
                    INVALID + "Only one global secondary index update per index is allowed simultaneously. Index: gsi",
                    refusal(
                            "missing",
                            change -> change.globalSecondaryIndexUpdates(
                                    Indexes.delete("gsi"), Indexes.create(onG("gsi")))));
        }

        @Test
        void oneIndexIsCreatedOrDeletedAtATime() {
            String table = TestTables.withIndexes(client);
            LimitExceededException refused = assertThrows(
                    LimitExceededException.class,
                    () -> update(
                            table,
                            change -> change.attributeDefinitions(g())
                                    .globalSecondaryIndexUpdates(
                                            Indexes.create(onG("one")), Indexes.create(onG("two")))));
            assertEquals(
                    "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per"
                            + " table",
                    refused.awsErrorDetails().errorMessage());
        }

        @Test
        void actionsMustFitTheIndexesThatThereAre() {
            String table = TestTables.withIndexes(client);
            assertEquals(
                    "Attempting to create an index which already exists",
                    refusal(
                            table,
                            change -> change.attributeDefinitions(g())
                                    .globalSecondaryIndexUpdates(Indexes.create(onG("gsi")))));
            assertEquals(
                    INVALID + "AttributeDefinitions is not specified for index: new",
                    refusal(table, change -> change.globalSecondaryIndexUpdates(Indexes.create(onG("new")))));
            assertEquals(
                    INVALID + "Some index key attributes are not defined in AttributeDefinitions. Keys: [g]," + " …",
                    refusal(
                                    table,
                                    change -> change.attributeDefinitions(attribute("pk", ScalarAttributeType.S))
                                            .globalSecondaryIndexUpdates(Indexes.create(onG("new"))))
                            .replaceAll("AttributeDefinitions: \\[.*", "…"));
            assertEquals(
                    "Requested resource not found: Index none for table " + table,
                    refusal(table, change -> change.globalSecondaryIndexUpdates(Indexes.delete("none"))));
            assertEquals(
                    "Cannot delete an index that is not a GlobalSecondaryIndex: lsi",
                    refusal(table, change -> change.globalSecondaryIndexUpdates(Indexes.delete("lsi"))));
            assertEquals(
                    INVALID + "The only Updates for index: gsi when TableThroughputMode is PAY_PER_REQUEST can be to"
                            + " OnDemandThroughput, WarmThroughput",
                    refusal(
                            table,
                            change -> change.globalSecondaryIndexUpdates(Indexes.update(
                                    index -> index.indexName("gsi").provisionedThroughput(Indexes.units(1, 1))))));
        }

        @Test
        void throughputMustChange() {
            String table = provisioned();
            String rest = " Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher"
                    + " limits.";
            assertEquals(
                    "The provisioned throughput for the table will not change. The requested value equals the current"
                            + " value. Current ReadCapacityUnits provisioned for the table: 5. Requested"
                            + " ReadCapacityUnits: 5. Current WriteCapacityUnits provisioned for the table: 5."
                            + " Requested WriteCapacityUnits: 5." + rest,
                    refusal(table, change -> change.provisionedThroughput(Indexes.units(5, 5))));
            assertEquals(
                    "The provisioned throughput for the index gsi will not change. The requested value equals the"
                            + " current value. Current ReadCapacityUnits provisioned for index gsi: 2. Requested"
                            + " ReadCapacityUnits: 2. Current WriteCapacityUnits provisioned for index gsi: 2."
                            + " Requested WriteCapacityUnits: 2." + rest,
                    refusal(
                            table,
                            change -> change.globalSecondaryIndexUpdates(Indexes.update(
                                    index -> index.indexName("gsi").provisionedThroughput(Indexes.units(2, 2))))));
        }

        @Test
        void streamsAndEncryptionMustChange() {
            String table = TestTables.withPartitionKey(client);
            assertEquals(
                    "Table has no stream to disable: TableName: " + table,
                    refusal(table, change -> change.streamSpecification(stream -> stream.streamEnabled(false))));
            assertEquals(
                    INVALID + "If stream is being enabled then UpdateViewType is required",
                    refusal(table, change -> change.streamSpecification(stream -> stream.streamEnabled(true))));
            assertEquals(
                    INVALID + "Table is already encrypted by default",
                    refusal(table, change -> change.sseSpecification(sse -> sse.enabled(false))));
        }

        @Test
        void warmThroughputIsNotLowered() {
            String table = TestTables.withPartitionKey(client);
            assertEquals(
                    INVALID + "Requested WriteUnitsPerSecond for WarmThroughput for table is lower than current"
                            + " WarmThroughput, decreasing WarmThroughput is not supported",
                    refusal(table, change -> change.warmThroughput(warm -> warm.writeUnitsPerSecond(3_999L))));
        }
    }

    @Nested
    class Behaviour {
        @Test
        void throughputIsToldAfterItHasChanged() {
            String table = provisioned();
            TableDescription answer = update(table, change -> change.provisionedThroughput(Indexes.units(10, 3)));
            assertEquals(TableStatus.UPDATING, answer.tableStatus());
            assertEquals(5, answer.provisionedThroughput().readCapacityUnits());
            TableDescription after = describe(table);
            assertEquals(TableStatus.ACTIVE, after.tableStatus());
            assertEquals(10, after.provisionedThroughput().readCapacityUnits());
            assertEquals(3, after.provisionedThroughput().writeCapacityUnits());
            assertEquals(1, after.provisionedThroughput().numberOfDecreasesToday());
            assertNotNull(after.provisionedThroughput().lastIncreaseDateTime());
            assertNotNull(after.provisionedThroughput().lastDecreaseDateTime());
            assertEquals(5, after.warmThroughput().writeUnitsPerSecond());
        }

        @Test
        void billingModesAreSwitchedWithAllIndexes() {
            String table = provisioned();
            TableDescription answer = update(table, change -> change.billingMode(BillingMode.PAY_PER_REQUEST));
            assertEquals(TableStatus.UPDATING, answer.tableStatus());
            assertEquals(
                    BillingMode.PAY_PER_REQUEST, answer.billingModeSummary().billingMode());
            TableDescription onDemand = describe(table);
            assertNotNull(onDemand.billingModeSummary().lastUpdateToPayPerRequestDateTime());
            assertEquals(0, onDemand.provisionedThroughput().readCapacityUnits());
            assertEquals(0, index(onDemand, "gsi").provisionedThroughput().readCapacityUnits());

            update(table, change -> change.billingMode(BillingMode.PAY_PER_REQUEST));
            assertEquals(
                    INVALID + "ProvisionedThroughput must be specified for index: gsi",
                    refusal(
                            table,
                            change -> change.billingMode(BillingMode.PROVISIONED)
                                    .provisionedThroughput(Indexes.units(7, 7))));
            update(
                    table,
                    change -> change.billingMode(BillingMode.PROVISIONED)
                            .provisionedThroughput(Indexes.units(7, 7))
                            .globalSecondaryIndexUpdates(Indexes.update(
                                    index -> index.indexName("gsi").provisionedThroughput(Indexes.units(8, 8)))));
            TableDescription back = describe(table);
            assertEquals(BillingMode.PROVISIONED, back.billingModeSummary().billingMode());
            assertEquals(7, back.provisionedThroughput().readCapacityUnits());
            assertEquals(8, index(back, "gsi").provisionedThroughput().writeCapacityUnits());
        }

        @Test
        void boundsOnRequestsEndWithTheBillingMode() {
            String table = TestTables.withPartitionKey(client);
            TableDescription answer =
                    update(table, change -> change.onDemandThroughput(bounds -> bounds.maxReadRequestUnits(9L)));
            assertEquals(TableStatus.ACTIVE, answer.tableStatus());
            assertEquals(9, answer.onDemandThroughput().maxReadRequestUnits());
            update(table, change -> change.onDemandThroughput(bounds -> bounds.maxWriteRequestUnits(-1L)));
            assertEquals(9, describe(table).onDemandThroughput().maxReadRequestUnits());
            assertEquals(-1, describe(table).onDemandThroughput().maxWriteRequestUnits());
            update(
                    table,
                    change -> change.billingMode(BillingMode.PROVISIONED).provisionedThroughput(Indexes.units(1, 1)));
            assertNull(describe(table).onDemandThroughput());
            assertEquals(12_000, describe(table).warmThroughput().readUnitsPerSecond());
        }

        @Test
        void settingsThatNeedNoWorkAreThereAtOnce() {
            String table = TestTables.withPartitionKey(client);
            TableDescription answer = update(table, change -> change.deletionProtectionEnabled(true));
            assertEquals(TableStatus.ACTIVE, answer.tableStatus());
            assertTrue(answer.deletionProtectionEnabled());
            update(table, change -> change.deletionProtectionEnabled(true));
            update(table, change -> change.deletionProtectionEnabled(false));
            assertFalse(describe(table).deletionProtectionEnabled());
        }

        @Test
        void tableClassEncryptionAndWarmthArePutThrough() {
            String table = TestTables.withPartitionKey(client);
            update(table, change -> change.tableClass(TableClass.STANDARD));
            assertNull(describe(table).tableClassSummary());
            update(table, change -> change.tableClass(TableClass.STANDARD_INFREQUENT_ACCESS));
            assertEquals(
                    TableClass.STANDARD_INFREQUENT_ACCESS,
                    describe(table).tableClassSummary().tableClass());
            assertNotNull(describe(table).tableClassSummary().lastUpdateDateTime());

            TableDescription encrypting = update(table, change -> change.sseSpecification(sse -> sse.enabled(true)));
            assertEquals(TableStatus.ACTIVE, encrypting.tableStatus());
            assertEquals(SSEStatus.UPDATING, encrypting.sseDescription().status());
            assertEquals(SSEStatus.ENABLED, describe(table).sseDescription().status());
            update(table, change -> change.sseSpecification(sse -> sse.enabled(false)));
            assertNull(describe(table).sseDescription());

            TableDescription warming =
                    update(table, change -> change.warmThroughput(warm -> warm.readUnitsPerSecond(12_002L)));
            assertEquals(12_000, warming.warmThroughput().readUnitsPerSecond());
            assertEquals(TableStatus.UPDATING, warming.warmThroughput().status());
            assertEquals(12_002, describe(table).warmThroughput().readUnitsPerSecond());
            assertEquals(4_000, describe(table).warmThroughput().writeUnitsPerSecond());
        }

        @Test
        void streamsLeaveTheirLabel() {
            String table = TestTables.withPartitionKey(client);
            update(
                    table,
                    change -> change.streamSpecification(
                            stream -> stream.streamEnabled(true).streamViewType(StreamViewType.KEYS_ONLY)));
            TableDescription enabled = describe(table);
            assertEquals(StreamViewType.KEYS_ONLY, enabled.streamSpecification().streamViewType());
            assertEquals(
                    "Table already has an enabled stream: TableName: " + table,
                    refusal(
                            table,
                            change -> change.streamSpecification(
                                    stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE))));
            update(table, change -> change.streamSpecification(stream -> stream.streamEnabled(false)));
            TableDescription disabled = describe(table);
            assertNull(disabled.streamSpecification());
            assertEquals(enabled.latestStreamArn(), disabled.latestStreamArn());
        }

        @Test
        void anIndexIsAddedAndRemoved() {
            String table = TestTables.withPartitionKey(client);
            TableDescription adding = update(
                    table,
                    change -> change.attributeDefinitions(g(), attribute("stale", ScalarAttributeType.S))
                            .globalSecondaryIndexUpdates(Indexes.create(onG("gsi"))));
            assertEquals(TableStatus.UPDATING, adding.tableStatus());
            assertEquals(IndexStatus.CREATING, index(adding, "gsi").indexStatus());
            assertEquals(false, index(adding, "gsi").backfilling());
            assertEquals(
                    List.of("g", "pk"),
                    adding.attributeDefinitions().stream()
                            .map(AttributeDefinition::attributeName)
                            .toList());
            TableDescription active = awaitIndexes(table);
            assertNull(index(active, "gsi").backfilling());

            TableDescription removing =
                    update(table, change -> change.globalSecondaryIndexUpdates(Indexes.delete("gsi")));
            assertEquals(TableStatus.UPDATING, removing.tableStatus());
            assertEquals(IndexStatus.DELETING, index(removing, "gsi").indexStatus());
            TableDescription gone = describe(table);
            assertFalse(gone.hasGlobalSecondaryIndexes());
            assertEquals(List.of(attribute("pk", ScalarAttributeType.S)), gone.attributeDefinitions());
            assertEquals(active.tableId(), gone.tableId());
            assertNotEquals(TableStatus.UPDATING, gone.tableStatus());
        }

        @Test
        void throughputOfSeveralIndexesIsUpdatedTogether() {
            String table = provisioned();
            TableDescription answer = update(
                    table,
                    change -> change.globalSecondaryIndexUpdates(Indexes.update(
                            index -> index.indexName("gsi").provisionedThroughput(Indexes.units(1, 9)))));
            assertEquals(TableStatus.ACTIVE, answer.tableStatus());
            assertEquals(IndexStatus.UPDATING, index(answer, "gsi").indexStatus());
            assertEquals(2, index(answer, "gsi").provisionedThroughput().readCapacityUnits());
            GlobalSecondaryIndexDescription after = index(describe(table), "gsi");
            assertEquals(9, after.provisionedThroughput().writeCapacityUnits());
            assertEquals(1, after.provisionedThroughput().numberOfDecreasesToday());
        }

        private TableDescription awaitIndexes(String table) {
            while (true) {
                TableDescription description = describe(table);
                if (description.globalSecondaryIndexes().stream()
                        .allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE)) {
                    return description;
                }
            }
        }

        private static GlobalSecondaryIndexDescription index(TableDescription table, String name) {
            return table.globalSecondaryIndexes().stream()
                    .filter(index -> index.indexName().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
