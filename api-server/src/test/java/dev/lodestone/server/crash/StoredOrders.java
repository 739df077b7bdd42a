package dev.lodestone.server.crash;

import static dev.lodestone.server.TestTables.s;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a table of orders holds, read once the table, its count of items and both of its indexes were found to agree, and
 * no item was found torn.
 *
 * @param items all items
 */
record StoredOrders(Map<OrderKey, Map<String, AttributeValue>> items) {
    static StoredOrders read(DynamoDbClient client, String table) {
        StoredOrders stored = new StoredOrders(new HashMap<>());
        for (Map<String, AttributeValue> item :
                client.scanPaginator(scan -> scan.tableName(table).limit(50)).items()) {
            OrderKey key = OrderKey.of(item);
            assertEquals(Orders.item(key, Orders.value(item)), item);
            stored.items.put(key, item);
        }
        assertEquals(
                stored.items.size(),
                client.describeTable(describe -> describe.tableName(table))
                        .table()
                        .itemCount(),
                "the table's count of its items");
        stored.checkByStatus(client, table);
        stored.owners().keySet().forEach(owner -> stored.checkByAmount(client, table, owner));
        return stored;
    }

    /** The values of an owner's items by their ids. */
    Map<String, Long> of(String owner) {
        return owners().getOrDefault(owner, Map.of());
    }

    private Map<String, Map<String, Long>> owners() {
        Map<String, Map<String, Long>> owners = new HashMap<>();
        items.forEach((key, item) ->
                owners.computeIfAbsent(key.owner(), owner -> new HashMap<>()).put(key.id(), Orders.value(item)));
        return owners;
    }

    private void checkByStatus(DynamoDbClient client, String table) {
        Map<OrderKey, Map<String, AttributeValue>> expected = new HashMap<>();
        items.forEach((key, item) -> {
            if (item.containsKey("status")) {
                Map<String, AttributeValue> entry = new HashMap<>(item);
                entry.remove("note");
                expected.put(key, entry);
            }
        });
        List<Map<String, AttributeValue>> entries = new ArrayList<>();
        client.scanPaginator(scan -> scan.tableName(table).indexName(Orders.BY_STATUS))
                .items()
                .forEach(entries::add);
        Map<OrderKey, Map<String, AttributeValue>> indexed = new HashMap<>();
        entries.forEach(entry -> indexed.put(OrderKey.of(entry), entry));
        assertEquals(expected, indexed, "the index by status");
        assertEquals(expected.size(), entries.size(), "the entries of the index by status");
    }

    private void checkByAmount(DynamoDbClient client, String table, String owner) {
        Map<OrderKey, Map<String, AttributeValue>> expected = new HashMap<>(items);
        expected.values()
                .removeIf(item ->
                        !item.containsKey("amount") || !item.get("owner").s().equals(owner));
        Map<OrderKey, Map<String, AttributeValue>> indexed = new HashMap<>();
        List<Long> amounts = new ArrayList<>();
        client.queryPaginator(query -> query.tableName(table)
                        .indexName(Orders.BY_AMOUNT)
                        .keyConditionExpression("#owner = :owner")
                        .expressionAttributeNames(Map.of("#owner", "owner"))
                        .expressionAttributeValues(Map.of(":owner", s(owner))))
                .items()
                .forEach(entry -> {
                    indexed.put(OrderKey.of(entry), entry);
                    amounts.add(Orders.value(entry));
                });
        assertEquals(expected, indexed, () -> "the index by amount of " + owner);
        assertEquals(
                expected.values().stream().map(Orders::value).sorted().toList(),
                amounts,
                () -> "the order of the index by amount of " + owner);
    }
}
