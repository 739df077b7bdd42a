package dev.lodestone.server.client;

import static dev.lodestone.server.client.OrdersTable.BY_AMOUNT;
import static dev.lodestone.server.client.OrdersTable.BY_STATUS;
import static dev.lodestone.server.client.OrdersTable.NAME;
import static dev.lodestone.server.client.OrdersTable.ids;
import static dev.lodestone.server.client.OrdersTable.key;
import static dev.lodestone.server.client.OrdersTable.number;
import static dev.lodestone.server.client.OrdersTable.order;
import static dev.lodestone.server.client.OrdersTable.string;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A tour of DynamoDB with the AWS SDK for Java v2. */
class JavaSdkTest {
    @TempDir
    static Path directory;

    private static ServerProcess server;
    private static DynamoDbClient client;

    @BeforeAll
    static void startServer() throws Exception {
        server = ServerProcess.start(directory);
        client = server.client();
    }

    @AfterAll
    static void stopServer() throws Exception {
        client.close();
        server.close();
    }

    @BeforeEach
    void createTable() {
        OrdersTable.create(client);
        putOrder("o-1", "2026-01-05", "OPEN", "30");
        putOrder("o-2", "2026-01-09", "SHIPPED", "12.50");
        putOrder("o-3", "2026-02-01", "OPEN", "99.99");
        putOrder("o-4", "2026-02-11", "OPEN", "7");
        putOrder("o-5", "2026-03-02", "OPEN", "45");
    }

    private static void putOrder(String id, String placed, String status, String amount) {
        client.putItem(put -> put.tableName(NAME)
                .item(order("alice", id, placed, status, amount))
                .conditionExpression("attribute_not_exists(id)"));
    }

    @AfterEach
    void deleteTable() {
        client.deleteTable(request -> request.tableName(NAME));
        client.waiter().waitUntilTableNotExists(request -> request.tableName(NAME));
        assertFalse(client.listTables().tableNames().contains(NAME));
        assertThrows(ResourceNotFoundException.class, () -> client.describeTable(request -> request.tableName(NAME)));
    }

    @Test
    void describesAndListsTables() {
        TableDescription table =
                client.describeTable(request -> request.tableName(NAME)).table();
        assertEquals(TableStatus.ACTIVE, table.tableStatus());
        assertEquals(BillingMode.PAY_PER_REQUEST, table.billingModeSummary().billingMode());
        assertEquals(BY_AMOUNT, table.localSecondaryIndexes().get(0).indexName());
        assertEquals(BY_STATUS, table.globalSecondaryIndexes().get(0).indexName());
        assertEquals(IndexStatus.ACTIVE, table.globalSecondaryIndexes().get(0).indexStatus());
        assertTrue(client.listTables().tableNames().contains(NAME));
    }

    @Test
    void refusesToPutWhereAConditionFails() {
        ConditionalCheckFailedException refusal = assertThrows(
                ConditionalCheckFailedException.class,
                () -> client.putItem(put -> put.tableName(NAME)
                        .item(key("alice", "o-1"))
                        .conditionExpression("attribute_not_exists(id)")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)));
        assertEquals("The conditional request failed", refusal.awsErrorDetails().errorMessage());
        Map<String, AttributeValue> unchanged = order("alice", "o-1", "2026-01-05", "OPEN", "30");
        assertEquals(unchanged, refusal.item());
        assertEquals(unchanged, item("alice", "o-1"));
    }

    @Test
    void updatesWithAnExpression() {
        UpdateItemResponse all = client.updateItem(update -> update.tableName(NAME)
                .key(key("alice", "o-1"))
                .updateExpression("SET #status = :shipped ADD revision :one, tags :tags REMOVE placed")
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(Map.of(
                        ":shipped", string("SHIPPED"),
                        ":one", number(1),
                        ":tags", AttributeValue.fromSs(List.of("gift", "express"))))
                .returnValues(ReturnValue.ALL_NEW));
        assertEquals("SHIPPED", all.attributes().get("status").s());
        assertEquals(
                Set.of("gift", "express"),
                Set.copyOf(all.attributes().get("tags").ss()));
        assertEquals(
                Set.of("customer", "id", "status", "amount", "revision", "tags"),
                all.attributes().keySet());

        UpdateItemResponse changed = client.updateItem(update -> update.tableName(NAME)
                .key(key("alice", "o-1"))
                .updateExpression("ADD revision :one DELETE tags :tags")
                .expressionAttributeValues(
                        Map.of(":one", number(1), ":tags", AttributeValue.fromSs(List.of("express"))))
                .returnValues(ReturnValue.UPDATED_NEW));
        assertEquals(
                Map.of("revision", number(2), "tags", AttributeValue.fromSs(List.of("gift"))), changed.attributes());
    }

    @Test
    void queriesTheLocalIndexBackwards() {
        QueryResponse answer = client.query(query -> query.tableName(NAME)
                .indexName(BY_AMOUNT)
                .keyConditionExpression("customer = :customer AND amount BETWEEN :low AND :high")
                .expressionAttributeValues(
                        Map.of(":customer", string("alice"), ":low", number(10), ":high", number(50)))
                .scanIndexForward(false)
                .consistentRead(true));
        assertEquals(List.of("o-5", "o-1", "o-2"), ids(answer.items()));
        assertEquals(number("12.5"), answer.items().get(2).get("amount"));
    }

    @Test
    void queriesTheGlobalIndexWithAFilter() {
        QueryResponse answer = client.query(query -> query.tableName(NAME)
                .indexName(BY_STATUS)
                .keyConditionExpression("#status = :open AND begins_with(placed, :february)")
                .filterExpression("amount > :limit")
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(
                        Map.of(":open", string("OPEN"), ":february", string("2026-02"), ":limit", number(50))));
        assertEquals(List.of(order("alice", "o-3", "2026-02-01", "OPEN", "99.99")), answer.items());
        assertEquals(1, answer.count());
        assertEquals(2, answer.scannedCount());
    }

    @Test
    void queriesPageByPage() {
        QueryRequest latest = QueryRequest.builder()
                .tableName(NAME)
                .indexName(BY_STATUS)
                .keyConditionExpression("#status = :open")
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(Map.of(":open", string("OPEN")))
                .scanIndexForward(false)
                .limit(3)
                .build();
        QueryResponse first = client.query(latest);
        assertEquals(List.of("o-5", "o-4", "o-3"), ids(first.items()));
        QueryResponse second = client.query(
                latest.toBuilder().exclusiveStartKey(first.lastEvaluatedKey()).build());
        assertEquals(List.of("o-1"), ids(second.items()));
        assertFalse(second.hasLastEvaluatedKey());
    }

    @Test
    void writesAndGetsBatches() {
        putBatch(30);
        BatchGetItemResponse answer = client.batchGetItem(get -> get.requestItems(
                Map.of(NAME, keysAndAttributes(List.of(key("bob", "o-07"), key("bob", "o-29"), key("bob", "o-31"))))));
        List<String> found = ids(answer.responses().get(NAME));
        Collections.sort(found);
        assertEquals(List.of("o-07", "o-29"), found);
        assertTrue(answer.unprocessedKeys().isEmpty());
    }

    @Test
    void scansInPages() {
        putBatch(30);
        List<String> expected = new ArrayList<>(List.of("o-1", "o-2", "o-3", "o-4", "o-5"));
        for (int number = 1; number <= 30; number++) {
            expected.add(batchId(number));
        }
        List<String> seen = new ArrayList<>();
        for (ScanResponse page :
                client.scanPaginator(scan -> scan.tableName(NAME).limit(7))) {
            assertTrue(page.count() <= 7);
            seen.addAll(ids(page.items()));
        }
        Collections.sort(expected);
        Collections.sort(seen);
        assertEquals(expected, seen);

        ScanResponse counted = client.scan(scan -> scan.tableName(NAME)
                .filterExpression("amount >= :limit")
                .expressionAttributeValues(Map.of(":limit", number(29)))
                .select(Select.COUNT));
        assertEquals(5, counted.count());
        assertEquals(35, counted.scannedCount());
        assertFalse(counted.hasItems());
        assertEquals(
                5,
                client.scan(scan -> scan.tableName(NAME).indexName(BY_STATUS)).count());
    }

    @Test
    void writesATransactionAsAWhole() {
        client.transactWriteItems(transaction -> transaction.transactItems(
                TransactWriteItem.builder()
                        .put(put -> put.tableName(NAME).item(order("carol", "o-1", "2026-04-01", "OPEN", "5")))
                        .build(),
                TransactWriteItem.builder()
                        .update(update -> update.tableName(NAME)
                                .key(key("alice", "o-1"))
                                .updateExpression("SET amount = amount - :five")
                                .expressionAttributeValues(Map.of(":five", number(5))))
                        .build(),
                TransactWriteItem.builder()
                        .conditionCheck(check -> check.tableName(NAME)
                                .key(key("alice", "o-5"))
                                .conditionExpression("attribute_exists(id)"))
                        .build(),
                TransactWriteItem.builder()
                        .delete(delete -> delete.tableName(NAME).key(key("alice", "o-2")))
                        .build()));
        assertEquals(
                List.of("5", "25", ""),
                transactGetAmounts(key("carol", "o-1"), key("alice", "o-1"), key("alice", "o-2")));
    }

    @Test
    void cancelsATransactionAsAWhole() {
        TransactionCanceledException cancellation = assertThrows(
                TransactionCanceledException.class,
                () -> client.transactWriteItems(transaction -> transaction.transactItems(
                        TransactWriteItem.builder()
                                .put(put -> put.tableName(NAME).item(key("carol", "o-2")))
                                .build(),
                        TransactWriteItem.builder()
                                .delete(delete -> delete.tableName(NAME)
                                        .key(key("alice", "o-1"))
                                        .conditionExpression("amount > :limit")
                                        .expressionAttributeValues(Map.of(":limit", number(100)))
                                        .returnValuesOnConditionCheckFailure(
                                                ReturnValuesOnConditionCheckFailure.ALL_OLD))
                                .build())));
        List<CancellationReason> reasons = cancellation.cancellationReasons();
        assertEquals(2, reasons.size());
        assertEquals("None", reasons.get(0).code());
        assertEquals("ConditionalCheckFailed", reasons.get(1).code());
        assertEquals("The conditional request failed", reasons.get(1).message());
        assertEquals(
                order("alice", "o-1", "2026-01-05", "OPEN", "30"),
                reasons.get(1).item());
        assertEquals(List.of("", "30"), transactGetAmounts(key("carol", "o-2"), key("alice", "o-1")));
    }

    @Test
    void deletesAnItem() {
        Map<String, AttributeValue> old = client.deleteItem(delete ->
                        delete.tableName(NAME).key(key("alice", "o-1")).returnValues(ReturnValue.ALL_OLD))
                .attributes();
        assertEquals(order("alice", "o-1", "2026-01-05", "OPEN", "30"), old);
        assertEquals(Map.of(), item("alice", "o-1"));
        assertFalse(client.deleteItem(delete ->
                        delete.tableName(NAME).key(key("alice", "o-1")).returnValues(ReturnValue.ALL_OLD))
                .hasAttributes());
    }

    /** Puts orders of another customer that are in no index by status, 25 in a batch. */
    private static void putBatch(int count) {
        List<WriteRequest> writes = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            Map<String, AttributeValue> item = new HashMap<>(key("bob", batchId(number)));
            item.put("amount", number(number));
            writes.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
        }
        for (int from = 0; from < count; from += 25) {
            List<WriteRequest> batch = writes.subList(from, Math.min(count, from + 25));
            assertTrue(client.batchWriteItem(write -> write.requestItems(Map.of(NAME, batch)))
                    .unprocessedItems()
                    .isEmpty());
        }
    }

    private static String batchId(int number) {
        return number < 10 ? "o-0" + number : "o-" + number;
    }

    private static KeysAndAttributes keysAndAttributes(List<Map<String, AttributeValue>> keys) {
        return KeysAndAttributes.builder().keys(keys).build();
    }

    private static Map<String, AttributeValue> item(String customer, String id) {
        return client.getItem(get -> get.tableName(NAME).key(key(customer, id)).consistentRead(true))
                .item();
    }

    /** The amounts of items as of one moment, empty where there is no item. */
    @SafeVarargs
    private static List<String> transactGetAmounts(Map<String, AttributeValue>... keys) {
        List<TransactGetItem> gets = new ArrayList<>();
        for (Map<String, AttributeValue> key : keys) {
            gets.add(TransactGetItem.builder()
                    .get(get -> get.tableName(NAME).key(key))
                    .build());
        }
        List<String> amounts = new ArrayList<>();
        client.transactGetItems(transaction -> transaction.transactItems(gets))
                .responses()
                .forEach(response -> amounts.add(
                        response.hasItem() ? response.item().get("amount").n() : ""));
        return amounts;
    }
}
