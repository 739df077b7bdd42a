package dev.lodestone.server.client;

import static dev.lodestone.server.TestTables.attribute;
import static dev.lodestone.server.TestTables.key;
import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * A table with a stream, and writers of it. Each write of an item raises the item's version by one, so that the records
 * tell in which order they belong.
 */
final class VersionedItems {
    static final String TABLE = "versioned-items";

    private static final int PARTITIONS = 40;
    private static final int ITEMS = 200;
    private static final int BATCH_SIZE = 25;
    private static final int BATCHES = 7;
    private static final int UPDATERS = 2;

    /** How many writers there are that can write at the same time. */
    static final int WRITERS = BATCHES + UPDATERS;

    private final DynamoDbClient client;

    /** Creates the table. */
    VersionedItems(DynamoDbClient client) {
        this.client = client;
        client.createTable(create -> create.tableName(TABLE)
                .attributeDefinitions(attribute("pk", ScalarAttributeType.S), attribute("sk", ScalarAttributeType.N))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
    }

    /** How many writes it takes to bring all items from no version to this one. */
    static int writes(int version) {
        return ITEMS * version;
    }

    /** What a record's item is called in all of its records. */
    static String item(Record record) {
        Map<String, AttributeValue> key = record.dynamodb().keys();
        return key.get("pk").s() + "/" + key.get("sk").n();
    }

    /** The version of an image. */
    static int version(Map<String, AttributeValue> image) {
        return Integer.parseInt(image.get("version").n());
    }

    /**
     * Writers that together give all items each version from the one to the other. Most items are put in batches, of
     * which each has its own items. The others are updated, each by several writers.
     *
     * @param written is run after each request
     */
    List<Runnable> writers(int first, int last, Runnable written) {
        List<Runnable> writers = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            int firstItem = batch * BATCH_SIZE;
            writers.add(() -> putBatches(firstItem, first, last, written));
        }
        int updates = (last - first + 1) / UPDATERS;
        for (int updater = 0; updater < UPDATERS; updater++) {
            writers.add(() -> update(updates, written));
        }
        return writers;
    }

    private void putBatches(int firstItem, int firstVersion, int lastVersion, Runnable written) {
        for (int version = firstVersion; version <= lastVersion; version++) {
            List<WriteRequest> puts = new ArrayList<>(BATCH_SIZE);
            for (int item = firstItem; item < firstItem + BATCH_SIZE; item++) {
                Map<String, AttributeValue> attributes = new HashMap<>(keyOf(item));
                attributes.put("version", n(Integer.toString(version)));
                puts.add(WriteRequest.builder()
                        .putRequest(put -> put.item(attributes))
                        .build());
            }
            BatchWriteItemResponse response = client.batchWriteItem(write -> write.requestItems(Map.of(TABLE, puts)));
            if (!response.unprocessedItems().isEmpty()) {
                throw new AssertionError("Not written: " + response.unprocessedItems());
            }
            written.run();
        }
    }

    private void update(int times, Runnable written) {
        for (int time = 0; time < times; time++) {
            for (int item = BATCHES * BATCH_SIZE; item < ITEMS; item++) {
                Map<String, AttributeValue> key = keyOf(item);
                client.updateItem(update -> update.tableName(TABLE)
                        .key(key)
                        .updateExpression("ADD version :one")
                        .expressionAttributeValues(Map.of(":one", n("1"))));
                written.run();
            }
        }
    }

    private static Map<String, AttributeValue> keyOf(int item) {
        return Map.of("pk", s("partition-" + item % PARTITIONS), "sk", n(Integer.toString(item / PARTITIONS)));
    }
}
