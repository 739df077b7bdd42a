package dev.lodestone.server.client;

import static dev.lodestone.server.client.OrdersTable.BY_AMOUNT;
import static dev.lodestone.server.client.OrdersTable.BY_STATUS;
import static dev.lodestone.server.client.OrdersTable.NAME;
import static dev.lodestone.server.client.OrdersTable.string;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The orders that the store holds, read once the table, its count of items and both of its indexes were found to agree.
 * Every attribute of an order follows from its key and its amount, so that a torn one is seen.
 */
final class StoredOrders {
    private static final int STATUSES = 5;

    /** From customer to order number to amount. */
    private final Map<String, Map<String, Long>> orders = new HashMap<>();

    private StoredOrders() {}

    /** An order with everything that follows from its amount. */
    static Map<String, AttributeValue> order(String customer, String id, long amount) {
        String placed = Long.toString(1_000_000 + amount);
        return OrdersTable.order(customer, id, placed, "status-" + amount % STATUSES, Long.toString(amount));
    }

    /** Reads all orders, and asserts that they are whole and that the indexes agree with the table. */
    static StoredOrders read(DynamoDbClient client) {
        StoredOrders stored = new StoredOrders();
        int count = 0;
        for (Map<String, AttributeValue> item :
                client.scanPaginator(scan -> scan.tableName(NAME).limit(25)).items()) {
            stored.add(item);
            count++;
        }
        assertEquals(
                count,
                client.describeTable(table -> table.tableName(NAME)).table().itemCount(),
                "the table's count of its items");
        stored.checkByStatus(client, count);
        stored.checkByAmount(client);
        return stored;
    }

    /** The orders of a customer, from order number to amount. */
    Map<String, Long> of(String customer) {
        return orders.getOrDefault(customer, Map.of());
    }

    private void add(Map<String, AttributeValue> item) {
        String customer = item.get("customer").s();
        String id = item.get("id").s();
        long amount = Long.parseLong(item.get("amount").n());
        assertEquals(order(customer, id, amount), item);
        orders.computeIfAbsent(customer, name -> new HashMap<>()).put(id, amount);
    }

    /** The index by status holds each order once; its keys and the amount are all that an order has. */
    private void checkByStatus(DynamoDbClient client, int count) {
        int indexed = 0;
        for (Map<String, AttributeValue> item : client.scanPaginator(
                        scan -> scan.tableName(NAME).indexName(BY_STATUS))
                .items()) {
            String customer = item.get("customer").s();
            String id = item.get("id").s();
            assertEquals(order(customer, id, of(customer).get(id)), item);
            indexed++;
        }
        assertEquals(count, indexed, "the items of the index by status");
    }

    /** The index by amount gives each customer's orders in the order of their amounts. */
    private void checkByAmount(DynamoDbClient client) {
        orders.forEach((customer, amounts) -> {
            List<Long> expected = new ArrayList<>(amounts.values());
            expected.sort(null);
            List<Long> indexed = new ArrayList<>();
            client.queryPaginator(query -> query.tableName(NAME)
                            .indexName(BY_AMOUNT)
                            .keyConditionExpression("customer = :customer")
                            .expressionAttributeValues(Map.of(":customer", string(customer))))
                    .items()
                    .forEach(item -> {
                        assertEquals(
                                order(
                                        customer,
                                        item.get("id").s(),
                                        amounts.get(item.get("id").s())),
                                item);
                        indexed.add(Long.parseLong(item.get("amount").n()));
                    });
            assertEquals(expected, indexed, () -> "the index by amount of " + customer);
        });
    }
}
