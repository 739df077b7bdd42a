package dev.lodestone.testkit.trigger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.lodestone.store.checkpoint.Checkpoint;
import dev.lodestone.streams.error.LambdaException;
import dev.lodestone.streams.mapping.MappingParameters;
import dev.lodestone.testkit.Lodestone;
import dev.lodestone.testkit.junit.LodestoneTable;
import dev.lodestone.testkit.junit.LodestoneTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** Handlers of a test that get the changes of its tables. */
@LodestoneTest
@LodestoneTable(name = "orders", partitionKey = "id", stream = "NEW_AND_OLD_IMAGES")
@LodestoneTable(name = "sums", partitionKey = "id")
class TriggersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private Lodestone lodestone;
    private DynamoDbClient dynamoDb;
    private Triggers triggers;

    @BeforeEach
    void setUp(Lodestone given) {
        lodestone = given;
        dynamoDb = given.dynamoDbClient();
        triggers = given.triggers();
    }

    private void put(String id) {
        dynamoDb.putItem(request -> request.tableName("orders").item(Map.of("id", AttributeValue.fromS(id))));
    }

    private Void note(DynamodbEvent event) {
        for (DynamodbStreamRecord one : event.getRecords()) {
            seen.add(one.getEventName() + " "
                    + one.getDynamodb().getKeys().get("id").getS());
        }
        return null;
    }

    @Test
    void getTheChangesInTheirOrder() {
        triggers.add("orders", DynamodbEvent.class, (event, context) -> note(event));
        put("o-1");
        put("o-2");
        dynamoDb.deleteItem(request -> request.tableName("orders").key(Map.of("id", AttributeValue.fromS("o-1"))));

        triggers.awaitDelivered(PATIENCE);

        assertEquals(List.of("INSERT o-1", "INSERT o-2", "REMOVE o-1"), seen);
    }

    @Test
    void mayUseTheStoreThemselves() {
        triggers.add("orders", DynamodbEvent.class, (event, context) -> {
            dynamoDb.updateItem(request -> request.tableName("sums")
                    .key(Map.of("id", AttributeValue.fromS("orders")))
                    .updateExpression("ADD amount :n")
                    .expressionAttributeValues(Map.of(
                            ":n",
                            AttributeValue.fromN(
                                    Integer.toString(event.getRecords().size())))));
            return null;
        });
        for (int i = 0; i < 30; i++) {
            put("o-" + i);
        }

        triggers.awaitDelivered(PATIENCE);

        assertEquals(
                "30",
                dynamoDb.getItem(request -> request.tableName("sums").key(Map.of("id", AttributeValue.fromS("orders"))))
                        .item()
                        .get("amount")
                        .n());
    }

    @Test
    void areTriedAgainFromTheFailureThatTheyReport() {
        AtomicInteger calls = new AtomicInteger();
        put("o-1");
        put("o-2");
        put("o-3");
        triggers.add(
                "orders",
                DynamodbEvent.class,
                (event, context) -> {
                    note(event);
                    return calls.incrementAndGet() > 1
                            ? new StreamsEventResponse(List.of())
                            : new StreamsEventResponse(List.of(new StreamsEventResponse.BatchItemFailure(
                                    event.getRecords().get(1).getDynamodb().getSequenceNumber())));
                },
                settings -> settings.batchSize(10).reportBatchItemFailures());
        while (calls.get() < 1) {
            Thread.onSpinWait();
        }
        lodestone.clock().advance(Duration.ofMinutes(1));

        triggers.awaitDelivered(PATIENCE);

        assertEquals(List.of("INSERT o-1", "INSERT o-2", "INSERT o-3", "INSERT o-2", "INSERT o-3"), seen);
    }

    @Test
    void mayReadTheEventThemselves() {
        triggers.add(
                "orders",
                (in, out, context) -> seen.add(new String(in.readAllBytes(), StandardCharsets.UTF_8)),
                MappingParameters.NONE);
        put("o-1");

        triggers.awaitDelivered(PATIENCE);

        assertEquals(1, seen.size());
        assertTrue(seen.get(0).startsWith("{\"Records\":[{\"eventID\":"), seen::toString);
    }

    @Test
    void haveSettings() {
        triggers.add(
                "orders",
                (in, out, context) -> seen.add(new String(in.readAllBytes(), StandardCharsets.UTF_8)),
                settings -> settings.filterPatterns("{\"dynamodb\":{\"Keys\":{\"id\":{\"S\":[\"o-2\"]}}}}"));
        put("o-1");
        put("o-2");

        triggers.awaitDelivered(PATIENCE);

        assertEquals(1, seen.size());
        assertTrue(seen.get(0).contains("\"o-2\""), seen::toString);
    }

    @Test
    void mayHaveSettingsThatWereMadeBefore() {
        MappingParameters once =
                MappingParameters.builder().maximumRetryAttempts(0).build();
        triggers.add(
                "orders",
                DynamodbEvent.class,
                (event, context) -> {
                    note(event);
                    throw new IllegalStateException("no luck");
                },
                once);
        put("o-1");

        triggers.awaitDelivered(PATIENCE);

        assertEquals(List.of("INSERT o-1"), seen);
    }

    @Test
    void areThoseOfTheirStoreAndNotOfItsForks() {
        triggers.add("orders", DynamodbEvent.class, (event, context) -> note(event));
        try (Lodestone fork = lodestone.fork()) {
            List<String> seenOfFork = Collections.synchronizedList(new ArrayList<>());
            fork.triggers().add("orders", DynamodbEvent.class, (event, context) -> seenOfFork.add("one"));
            fork.dynamoDbClient()
                    .putItem(request -> request.tableName("orders").item(Map.of("id", AttributeValue.fromS("o-1"))));
            fork.triggers().awaitDelivered(PATIENCE);
            assertEquals(List.of("one"), seenOfFork);
        }
        triggers.awaitDelivered(PATIENCE);
        assertEquals(List.of(), seen);
    }

    @Test
    void endWithTheirStore(@TempDir Path directory) {
        CreateTableRequest ofOrders = CreateTableRequest.builder()
                .tableName("orders")
                .billingMode("PAY_PER_REQUEST")
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType("S")
                        .build())
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType("HASH")
                        .build())
                .streamSpecification(stream -> stream.streamEnabled(true).streamViewType("KEYS_ONLY"))
                .build();
        for (int i = 0; i < 2; i++) {
            try (Lodestone onDisk = Lodestone.open(directory.resolve("store"))) {
                if (i == 0) {
                    onDisk.dynamoDbClient().createTable(ofOrders);
                }
                String id = "o-" + i;
                onDisk.triggers().add("orders", DynamodbEvent.class, (event, context) -> note(event));
                onDisk.dynamoDbClient()
                        .putItem(request -> request.tableName("orders").item(Map.of("id", AttributeValue.fromS(id))));
                onDisk.triggers().awaitDelivered(PATIENCE);
            }
        }
        assertEquals(List.of("INSERT o-0", "INSERT o-0", "INSERT o-1"), seen);
    }

    @Test
    void sayWhatIsLeftWhenTheyFail() {
        triggers.add(
                "orders",
                DynamodbEvent.class,
                (event, context) -> {
                    throw new IllegalStateException("no luck");
                },
                settings -> settings.batchSize(1));
        put("o-1");

        IllegalStateException left =
                assertThrows(IllegalStateException.class, () -> triggers.awaitDelivered(Duration.ofMillis(300)));

        assertTrue(left.getMessage().startsWith("1 records of arn:aws:dynamodb:us-east-1:000000000000:table/orders/"));
    }

    @Test
    void goBackWithTheirStore() {
        triggers.add("orders", DynamodbEvent.class, (event, context) -> note(event));
        put("o-1");
        triggers.awaitDelivered(PATIENCE);
        Checkpoint checkpoint = lodestone.checkpoint();
        put("o-2");
        triggers.awaitDelivered(PATIENCE);

        lodestone.rewindTo(checkpoint);
        put("o-3");
        triggers.awaitDelivered(PATIENCE);

        assertEquals(List.of("INSERT o-1", "INSERT o-2", "INSERT o-3"), seen);
    }

    @Test
    void endWhenTheyAreRemoved() {
        String uuid = triggers.add("orders", DynamodbEvent.class, (event, context) -> note(event));
        put("o-1");
        triggers.awaitDelivered(PATIENCE);

        triggers.remove(uuid);
        put("o-2");

        triggers.awaitDelivered(PATIENCE);
        assertEquals(List.of("INSERT o-1"), seen);
    }

    @Test
    void needATableWithAStream() {
        assertThrows(
                IllegalArgumentException.class,
                () -> triggers.add("sums", DynamodbEvent.class, (event, context) -> null));
        assertThrows(
                IllegalArgumentException.class,
                () -> triggers.add("missing", DynamodbEvent.class, (event, context) -> null));
        assertThrows(
                LambdaException.class,
                () -> triggers.add(
                        "orders", DynamodbEvent.class, (event, context) -> null, settings -> settings.batchSize(0)));
    }
}
