package dev.lodestone.server.crash;

import static dev.lodestone.server.TestTables.attribute;
import static dev.lodestone.server.TestTables.key;
import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * Tables of orders with a local index, a sparse global index and a stream, and the items in them. Every attribute of an
 * order follows from its key and its amount, so that a torn one is seen. Besides its orders an owner has a count.
 */
final class Orders {
    static final String BY_AMOUNT = "by-amount";
    static final String BY_STATUS = "by-status";

    /** The id of an owner's count. */
    static final String COUNT = "count";

    /** Who has a count of what all owners count. */
    static final String EVERYBODY = "everybody";

    private static final int STATUSES = 5;
    private static final int LONGEST_NOTE = 400;
    private static final String NOTE = "all of this note belongs to it ".repeat(1 + LONGEST_NOTE / 31);

    private Orders() {}

    static void createTable(DynamoDbClient client, String name) {
        client.createTable(create -> create.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        attribute("owner", ScalarAttributeType.S),
                        attribute("id", ScalarAttributeType.S),
                        attribute("amount", ScalarAttributeType.N),
                        attribute("status", ScalarAttributeType.S))
                .keySchema(key("owner", KeyType.HASH), key("id", KeyType.RANGE))
                .localSecondaryIndexes(byAmount())
                .globalSecondaryIndexes(byStatus())
                .streamSpecification(
                        stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
    }

    private static LocalSecondaryIndex byAmount() {
        return LocalSecondaryIndex.builder()
                .indexName(BY_AMOUNT)
                .keySchema(key("owner", KeyType.HASH), key("amount", KeyType.RANGE))
                .projection(projection -> projection.projectionType(ProjectionType.ALL))
                .build();
    }

    private static GlobalSecondaryIndex byStatus() {
        return GlobalSecondaryIndex.builder()
                .indexName(BY_STATUS)
                .keySchema(key("status", KeyType.HASH), key("amount", KeyType.RANGE))
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build();
    }

    /** An order with this amount, or a count that has come so far. */
    static Map<String, AttributeValue> item(OrderKey key, long value) {
        Map<String, AttributeValue> item = new HashMap<>(key.attributes());
        if (key.id().equals(COUNT)) {
            item.put("count", n(Long.toString(value)));
            return item;
        }
        item.put("amount", n(Long.toString(value)));
        item.put("note", note(value));
        if (hasStatus(value)) {
            item.put("status", status(value));
        }
        return item;
    }

    /** The amount of an order, or how far a count has come. */
    static long value(Map<String, AttributeValue> item) {
        AttributeValue value = item.get(item.get("id").s().equals(COUNT) ? "count" : "amount");
        return Long.parseLong(value.n());
    }

    /** Orders without a status are not in the global index. */
    static boolean hasStatus(long amount) {
        return amount % (STATUSES + 1) != 0;
    }

    static AttributeValue status(long amount) {
        return s("status-" + amount % (STATUSES + 1));
    }

    static AttributeValue note(long amount) {
        return s(NOTE.substring(0, (int) (amount * 7 % LONGEST_NOTE)));
    }
}
