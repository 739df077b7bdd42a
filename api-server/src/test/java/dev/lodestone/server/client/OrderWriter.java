package dev.lodestone.server.client;

import static dev.lodestone.server.client.OrdersTable.NAME;
import static dev.lodestone.server.client.OrdersTable.key;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Writes the orders of one customer, each time with a higher amount, and remembers what the server acknowledged. Used by
 * one thread at a time.
 */
final class OrderWriter {
    private static final int ORDERS = 20;
    private static final long DELETED = 0;

    private final String customer;
    private final Random random;
    private final Map<String, Long> acknowledged = new HashMap<>();

    /** What a write without an answer was about to change; it happened as a whole or not at all. */
    private final Map<String, Long> inDoubt = new HashMap<>();

    private long amount;

    OrderWriter(String customer, Random random) {
        this.customer = customer;
        this.random = random;
    }

    /** Writes until the server does not answer any more. */
    void write(DynamoDbClient client, Runnable onAcknowledged) {
        while (true) {
            try {
                writeOnce(client);
            } catch (SdkClientException e) {
                return;
            }
            change(acknowledged, inDoubt);
            inDoubt.clear();
            onAcknowledged.run();
        }
    }

    /** Asserts that the store holds what was acknowledged, with or without the last write that was not. */
    void check(StoredOrders orders) {
        Map<String, Long> stored = orders.of(customer);
        Map<String, Long> withDoubtful = new HashMap<>(acknowledged);
        change(withDoubtful, inDoubt);
        if (!stored.equals(withDoubtful)) {
            assertEquals(acknowledged, stored, () -> "orders of " + customer + ", in doubt " + inDoubt);
        }
        acknowledged.clear();
        acknowledged.putAll(stored);
        inDoubt.clear();
    }

    private void writeOnce(DynamoDbClient client) {
        amount++;
        int first = random.nextInt(ORDERS);
        String id = "o-" + first;
        switch (random.nextInt(6)) {
            case 0 -> delete(client, id);
            case 1 -> update(client, id);
            case 2 -> putTwo(client, id, "o-" + (first + 1) % ORDERS);
            default -> put(client, id);
        }
    }

    private void put(DynamoDbClient client, String id) {
        inDoubt.put(id, amount);
        client.putItem(put -> put.tableName(NAME).item(StoredOrders.order(customer, id, amount)));
    }

    private void delete(DynamoDbClient client, String id) {
        inDoubt.put(id, DELETED);
        client.deleteItem(delete -> delete.tableName(NAME).key(key(customer, id)));
    }

    private void update(DynamoDbClient client, String id) {
        inDoubt.put(id, amount);
        Map<String, AttributeValue> order = StoredOrders.order(customer, id, amount);
        client.updateItem(update -> update.tableName(NAME)
                .key(key(customer, id))
                .updateExpression("SET amount = :amount, placed = :placed, #status = :status")
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(Map.of(
                        ":amount", order.get("amount"),
                        ":placed", order.get("placed"),
                        ":status", order.get("status"))));
    }

    private void putTwo(DynamoDbClient client, String id, String other) {
        inDoubt.put(id, amount);
        inDoubt.put(other, amount);
        client.transactWriteItems(transaction -> transaction.transactItems(transactPut(id), transactPut(other)));
    }

    private TransactWriteItem transactPut(String id) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(NAME).item(StoredOrders.order(customer, id, amount)))
                .build();
    }

    private static void change(Map<String, Long> orders, Map<String, Long> changes) {
        changes.forEach((id, amount) -> {
            if (amount == DELETED) {
                orders.remove(id);
            } else {
                orders.put(id, amount);
            }
        });
    }
}
