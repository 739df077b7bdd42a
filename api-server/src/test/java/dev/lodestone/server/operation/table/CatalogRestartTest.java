package dev.lodestone.server.operation.table;

import static dev.lodestone.server.TestTables.attribute;
import static dev.lodestone.server.TestTables.key;
import static dev.lodestone.server.TestTables.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.operation.table.TransitionDelays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** What becomes of tables when a store is closed and opened again. */
class CatalogRestartTest {
    private final StoreOptions options = TestServer.options(EngineKind.ROCKSDB);

    private void with(StoreOptions opened, Consumer<DynamoDbClient> work) {
        try (TestServer server = TestServer.start(opened)) {
            work.accept(server.client());
        }
    }

    private static TableDescription describe(DynamoDbClient client, String table) {
        return client.describeTable(request -> request.tableName(table)).table();
    }

    @Test
    void definitionsSettingsAndCountersSurvive() {
        TableDescription[] before = new TableDescription[2];
        with(options, client -> {
            client.createTable(CreateTableRequest.builder()
                    .tableName("provisioned")
                    .attributeDefinitions(
                            attribute("pk", ScalarAttributeType.S),
                            attribute("sk", ScalarAttributeType.B),
                            attribute("a", ScalarAttributeType.N))
                    .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                    .provisionedThroughput(Indexes.units(3, 4))
                    .localSecondaryIndexes(Indexes.local(index -> index.indexName("local")
                            .keySchema(key("pk", KeyType.HASH), key("a", KeyType.RANGE))
                            .projection(Indexes.including("x"))))
                    .globalSecondaryIndexes(Indexes.global(index -> index.indexName("global")
                            .keySchema(key("a", KeyType.HASH), key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                            .projection(Indexes.KEYS_ONLY)
                            .provisionedThroughput(Indexes.units(5, 6))))
                    .deletionProtectionEnabled(true)
                    .tableClass(TableClass.STANDARD_INFREQUENT_ACCESS)
                    .sseSpecification(sse -> sse.enabled(true))
                    .streamSpecification(stream -> stream.streamEnabled(true).streamViewType(StreamViewType.OLD_IMAGE))
                    .tags(Tag.builder().key("k").value("v").build())
                    .build());
            client.updateTable(update -> update.tableName("provisioned").provisionedThroughput(Indexes.units(2, 9)));
            client.createTable(CreateTableRequest.builder()
                    .tableName("on_demand")
                    .attributeDefinitions(attribute("pk", ScalarAttributeType.S))
                    .keySchema(key("pk", KeyType.HASH))
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .onDemandThroughput(bounds -> bounds.maxReadRequestUnits(7L))
                    .warmThroughput(warm -> warm.writeUnitsPerSecond(5_000L))
                    .build());
            client.putItem(put -> put.tableName("on_demand").item(Map.of("pk", s("a"))));
            String arn = describe(client, "provisioned").tableArn();
            client.tagResource(tag -> tag.resourceArn(arn)
                    .tags(
                            Tag.builder().key("k").value("w").build(),
                            Tag.builder().key("new").value("").build()));
            before[0] = describe(client, "provisioned");
            before[1] = describe(client, "on_demand");
        });
        with(options, client -> {
            assertEquals(before[0], describe(client, "provisioned"));
            assertEquals(before[1], describe(client, "on_demand"));
            assertEquals(1, before[1].itemCount());
            assertEquals(
                    List.of(
                            Tag.builder().key("k").value("w").build(),
                            Tag.builder().key("new").value("").build()),
                    client.listTagsOfResource(list -> list.resourceArn(before[0].tableArn()))
                            .tags());
        });
    }

    @Test
    void anIndexThatWasBeingFilledBecomesActive() {
        with(options, client -> {
            TestTables.withPartitionKey(client, "filled");
            for (int i = 0; i < 500; i++) {
                String id = "item" + i;
                client.putItem(put -> put.tableName("filled").item(Map.of("pk", s(id), "g", s("group"))));
            }
            client.updateTable(update -> update.tableName("filled")
                    .attributeDefinitions(attribute("g", ScalarAttributeType.S))
                    .globalSecondaryIndexUpdates(Indexes.create(index -> index.indexName("gsi")
                            .keySchema(key("g", KeyType.HASH))
                            .projection(Indexes.ALL))));
        });
        with(options, client -> {
            while (describe(client, "filled").globalSecondaryIndexes().get(0).indexStatus() != IndexStatus.ACTIVE) {
                Thread.onSpinWait();
            }
            assertEquals(
                    500,
                    describe(client, "filled").globalSecondaryIndexes().get(0).itemCount());
            assertEquals(
                    500,
                    client.scan(scan -> scan.tableName("filled").indexName("gsi"))
                            .count());
        });
    }

    @Test
    void aDelayedDeletionGoesOn() {
        AtomicLong now = new AtomicLong(1_700_000_000_000L);
        StoreOptions delayed = options.withClock(now::get).withDelays(new TransitionDelays(0, 0, 1_000));
        with(delayed, client -> {
            TestTables.withPartitionKey(client, "leaving");
            client.deleteTable(delete -> delete.tableName("leaving"));
            describe(client, "leaving");
        });
        now.addAndGet(1_000);
        with(delayed, client -> {
            assertThrows(ResourceNotFoundException.class, () -> describe(client, "leaving"));
            TestTables.withPartitionKey(client, "leaving");
        });
    }
}
