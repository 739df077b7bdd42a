package dev.lodestone.server.crash;

import static dev.lodestone.server.TestTables.n;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The requests that change a table of orders.
 *
 * @param table its name
 */
record OrderRequests(DynamoDbClient client, String table) {
    void put(OrderKey key, long amount) {
        client.putItem(put -> put.tableName(table).item(Orders.item(key, amount)));
    }

    void delete(OrderKey key) {
        client.deleteItem(delete -> delete.tableName(table).key(key.attributes()));
    }

    /** Brings the amount of an order from one to another by adding to what is stored. */
    void add(OrderKey key, long from, long to) {
        Update update = adding(key, from, to);
        client.updateItem(request -> request.tableName(table)
                .key(update.key())
                .updateExpression(update.updateExpression())
                .expressionAttributeNames(update.expressionAttributeNames())
                .expressionAttributeValues(update.expressionAttributeValues()));
    }

    private Update adding(OrderKey key, long from, long to) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":more", n(Long.toString(to - from)));
        values.put(":note", Orders.note(to));
        if (Orders.hasStatus(to)) {
            values.put(":status", Orders.status(to));
        }
        String status = Orders.hasStatus(to) ? ", #status = :status" : " REMOVE #status";
        return Update.builder()
                .tableName(table)
                .key(key.attributes())
                .updateExpression("ADD amount :more SET note = :note" + status)
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(values)
                .build();
    }

    /** Puts or deletes several orders. */
    void batch(Map<OrderKey, Long> values, Predicate<Long> isDeleted) {
        List<WriteRequest> writes = new ArrayList<>();
        values.forEach((key, value) -> writes.add(
                isDeleted.test(value)
                        ? WriteRequest.builder()
                                .deleteRequest(delete -> delete.key(key.attributes()))
                                .build()
                        : WriteRequest.builder()
                                .putRequest(put -> put.item(Orders.item(key, value)))
                                .build()));
        BatchWriteItemResponse response = client.batchWriteItem(batch -> batch.requestItems(Map.of(table, writes)));
        assertEquals(Map.of(), response.unprocessedItems());
    }

    /** Brings several orders from their amounts to another one, or deletes them, in one transaction. */
    void transact(Map<OrderKey, Long> before, long amount, Predicate<OrderKey> isDeleted) {
        List<TransactWriteItem> writes = new ArrayList<>();
        before.forEach((key, from) -> {
            TransactWriteItem.Builder write = TransactWriteItem.builder();
            if (isDeleted.test(key)) {
                write.delete(delete -> delete.tableName(table).key(key.attributes()));
            } else if (writes.size() % 2 == 0) {
                write.update(adding(key, from, amount));
            } else {
                write.put(put -> put.tableName(table).item(Orders.item(key, amount)));
            }
            writes.add(write.build());
        });
        client.transactWriteItems(transaction -> transaction.transactItems(writes));
    }

    /** A transaction that adds one to an owner's count and to everybody's. */
    TransactWriteItemsRequest counting(OrderKey count, String token) {
        return TransactWriteItemsRequest.builder()
                .clientRequestToken(token)
                .transactItems(addingOne(new OrderKey(Orders.EVERYBODY, Orders.COUNT)), addingOne(count))
                .build();
    }

    private TransactWriteItem addingOne(OrderKey count) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(count.attributes())
                        .updateExpression("ADD #count :one")
                        .expressionAttributeNames(Map.of("#count", "count"))
                        .expressionAttributeValues(Map.of(":one", n("1"))))
                .build();
    }

    void send(TransactWriteItemsRequest transaction) {
        client.transactWriteItems(transaction);
    }

    /** A transaction of puts, and of a condition that does not hold. */
    void refused(Collection<OrderKey> keys, long amount) {
        List<TransactWriteItem> writes = new ArrayList<>();
        keys.forEach(key -> writes.add(TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(Orders.item(key, amount)))
                .build()));
        writes.add(TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table)
                        .key(new OrderKey("nobody", "nothing").attributes())
                        .conditionExpression("attribute_exists(id)"))
                .build());
        client.transactWriteItems(transaction -> transaction.transactItems(writes));
    }
}
