package dev.lodestone.server.operation.table;

import static dev.lodestone.server.TestTables.attribute;
import static dev.lodestone.server.TestTables.key;
import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Global secondary indexes across the operations that write, describe and read them. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class GlobalSecondaryIndexTest {
    private final DynamoDbClient client;

    GlobalSecondaryIndexTest(EngineKind engine) {
        client = TestServer.shared(engine).client();
    }

    /** A table with an index {@code gsi} on {@code g} and {@code r}. */
    private String table(Projection projection) {
        String name = TestServer.uniqueTableName("gsi");
        client.createTable(CreateTableRequest.builder()
                .tableName(name)
                .attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("g", ScalarAttributeType.S),
                        attribute("r", ScalarAttributeType.N))
                .keySchema(key("pk", KeyType.HASH))
                .globalSecondaryIndexes(Indexes.global(index -> index.indexName("gsi")
                        .keySchema(key("g", KeyType.HASH), key("r", KeyType.RANGE))
                        .projection(projection)))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .build());
        return name;
    }

    private void put(String table, Map<String, AttributeValue> item) {
        client.putItem(put -> put.tableName(table).item(item));
    }

    private List<Map<String, AttributeValue>> entries(String table) {
        return client.scanPaginator(scan -> scan.tableName(table).indexName("gsi")).items().stream()
                .toList();
    }

    private GlobalSecondaryIndexDescription describe(String table) {
        return client.describeTable(request -> request.tableName(table))
                .table()
                .globalSecondaryIndexes()
                .get(0);
    }

    @Test
    void itemsThatLackAKeyAttributeAreNotInTheIndex() {
        String table = table(Indexes.ALL);
        put(table, Map.of("pk", s("both"), "g", s("a"), "r", n("1")));
        put(table, Map.of("pk", s("one"), "g", s("a")));
        put(table, Map.of("pk", s("none")));
        assertEquals(List.of(Map.of("pk", s("both"), "g", s("a"), "r", n("1"))), entries(table));
        assertEquals(1, describe(table).itemCount());
    }

    @Test
    void keysMustHaveTheirTypeEvenWhereTheyAreOptional() {
        String table = table(Indexes.ALL);
        DynamoDbException wrong =
                assertThrows(DynamoDbException.class, () -> put(table, Map.of("pk", s("a"), "g", n("1"), "r", n("1"))));
        assertEquals(
                "One or more parameter values were invalid: Type mismatch for Index Key g Expected: S Actual: N"
                        + " IndexName: gsi",
                wrong.awsErrorDetails().errorMessage());
    }

    @Test
    void projectionsSayWhatTheIndexHolds() {
        Map<String, AttributeValue> item =
                Map.of("pk", s("p"), "g", s("a"), "r", n("1"), "x", s("some"), "y", s("more"));
        Map<Projection, Set<String>> expected = Map.of(
                Indexes.ALL,
                item.keySet(),
                Indexes.KEYS_ONLY,
                Set.of("pk", "g", "r"),
                Indexes.including("x", "z"),
                Set.of("pk", "g", "r", "x"));
        expected.forEach((projection, names) -> {
            String table = table(projection);
            put(table, item);
            assertEquals(names, entries(table).get(0).keySet());
        });
    }

    @Test
    void anEntryMovesWithItsKey() {
        String table = table(Indexes.including("x"));
        put(table, Map.of("pk", s("p"), "g", s("a"), "r", n("1"), "x", s("1")));
        client.updateItem(update -> update.tableName(table)
                .key(Map.of("pk", s("p")))
                .updateExpression("SET g = :g, x = :x")
                .expressionAttributeValues(Map.of(":g", s("b"), ":x", s("22"))));
        assertEquals(List.of(Map.of("pk", s("p"), "g", s("b"), "r", n("1"), "x", s("22"))), entries(table));
        assertEquals(1, describe(table).itemCount());
        assertEquals(3 + 2 + 3 + 3, describe(table).indexSizeBytes());

        client.updateItem(
                update -> update.tableName(table).key(Map.of("pk", s("p"))).updateExpression("REMOVE g"));
        assertEquals(List.of(), entries(table));
        assertEquals(0, describe(table).indexSizeBytes());
    }

    @Test
    void keysMayHaveFourAttributesInEachPart() {
        String name = TestServer.uniqueTableName("multi");
        List<String> hash = List.of("h1", "h2", "h3", "h4");
        List<String> range = List.of("r1", "r2", "r3", "r4");
        client.createTable(CreateTableRequest.builder()
                .tableName(name)
                .attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("h1", ScalarAttributeType.S),
                        attribute("h2", ScalarAttributeType.N),
                        attribute("h3", ScalarAttributeType.S),
                        attribute("h4", ScalarAttributeType.S),
                        attribute("r1", ScalarAttributeType.N),
                        attribute("r2", ScalarAttributeType.S),
                        attribute("r3", ScalarAttributeType.S),
                        attribute("r4", ScalarAttributeType.N))
                .keySchema(key("pk", KeyType.HASH))
                .globalSecondaryIndexes(Indexes.global(index -> index.indexName("gsi")
                        .keySchema(
                                key("h1", KeyType.HASH),
                                key("h2", KeyType.HASH),
                                key("h3", KeyType.HASH),
                                key("h4", KeyType.HASH),
                                key("r1", KeyType.RANGE),
                                key("r2", KeyType.RANGE),
                                key("r3", KeyType.RANGE),
                                key("r4", KeyType.RANGE))
                        .projection(Indexes.KEYS_ONLY)))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .build());
        assertEquals(8, describe(name).keySchema().size());
        Map<String, AttributeValue> item = new HashMap<>();
        hash.forEach(attribute -> item.put(attribute, attribute.equals("h2") ? n("2") : s(attribute)));
        range.forEach(attribute -> item.put(attribute, attribute.matches("r[14]") ? n("7") : s(attribute)));
        item.put("pk", s("whole"));
        put(name, item);
        Map<String, AttributeValue> partial = new HashMap<>(item);
        partial.put("pk", s("partial"));
        partial.remove("r3");
        put(name, partial);
        assertEquals(List.of(item), entries(name));
    }

    @Test
    void anIndexAddedLaterEqualsTheTableThoughItIsWrittenMeanwhile() throws Exception {
        String table = TestTables.withPartitionKey(client);
        for (int i = 0; i < 300; i++) {
            put(table, item(i, new Random(i)));
        }
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch running = new CountDownLatch(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<?>> writers = new ArrayList<>();
        for (int thread = 0; thread < 2; thread++) {
            Random random = new Random(1000 + thread);
            writers.add(threads.submit(() -> writeUntil(done, table, random, running)));
        }
        running.await();
        client.updateTable(update -> update.tableName(table)
                .attributeDefinitions(attribute("g", ScalarAttributeType.S), attribute("r", ScalarAttributeType.N))
                .globalSecondaryIndexUpdates(Indexes.create(index -> index.indexName("gsi")
                        .keySchema(key("g", KeyType.HASH), key("r", KeyType.RANGE))
                        .projection(Indexes.ALL))));
        while (describe(table).indexStatus() != IndexStatus.ACTIVE) {
            Thread.onSpinWait();
        }
        done.set(true);
        for (Future<?> writer : writers) {
            writer.get();
        }
        threads.shutdown();

        Set<Map<String, AttributeValue>> expected = new HashSet<>();
        client.scanPaginator(scan -> scan.tableName(table)).items().stream()
                .filter(item -> item.containsKey("g") && item.containsKey("r"))
                .forEach(expected::add);
        List<Map<String, AttributeValue>> found = entries(table);
        assertEquals(expected, new HashSet<>(found));
        assertEquals(expected.size(), found.size());
        assertEquals(expected.size(), describe(table).itemCount());
    }

    private void writeUntil(AtomicBoolean done, String table, Random random, CountDownLatch running) {
        while (!done.get()) {
            int id = random.nextInt(600);
            if (random.nextInt(3) == 0) {
                client.deleteItem(delete -> delete.tableName(table).key(Map.of("pk", s("item" + id))));
            } else {
                put(table, item(id, random));
            }
            running.countDown();
        }
    }

    private static Map<String, AttributeValue> item(int id, Random random) {
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("pk", s("item" + id));
        if (random.nextInt(4) > 0) {
            item.put("g", s("group" + random.nextInt(5)));
        }
        item.put("r", n(Integer.toString(random.nextInt(10))));
        return item;
    }
}
