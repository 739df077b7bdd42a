package dev.lodestone.benchmarks.testkit.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Ten tests of a shop with the tables of {@link ShopTables}, each of which is run ten times. All put items under the same keys, and
 * each begins by making sure that the tables it uses hold no items, one of them that none does: a store that was not made clean for the
 * test fails it.
 *
 * <p>A subclass says where the client comes from.
 */
public abstract class ShopTests {
    private static final int TIMES = 10;

    @BeforeEach
    void bodyBegins() {
        TestBodies.begin();
    }

    @AfterEach
    void bodyEnds() {
        TestBodies.end();
    }

    @RepeatedTest(TIMES)
    void getsWhatWasPut(DynamoDbClient dynamoDb) {
        assertEmpty(dynamoDb, ShopTables.NAMES.toArray(String[]::new));
        for (int i = 0; i < 5; i++) {
            put(dynamoDb, ShopTables.CUSTOMERS, customer("c-" + i));
        }
        for (int i = 0; i < 5; i++) {
            assertEquals(customer("c-" + i), get(dynamoDb, ShopTables.CUSTOMERS, Map.of("id", s("c-" + i))));
        }
        assertEquals(Map.of(), get(dynamoDb, ShopTables.CUSTOMERS, Map.of("id", s("c-5"))));
    }

    @RepeatedTest(TIMES)
    void queriesTheOrdersOfACustomer(DynamoDbClient dynamoDb) {
        assertEmpty(dynamoDb, ShopTables.ORDERS);
        for (int placed = 0; placed < 6; placed++) {
            put(dynamoDb, ShopTables.ORDERS, order("c-1", placed, "open"));
            put(dynamoDb, ShopTables.ORDERS, order("c-2", placed, "open"));
        }
        QueryResponse latest = dynamoDb.query(query -> query.tableName(ShopTables.ORDERS)
                .keyConditionExpression("customer = :customer AND placed BETWEEN :from AND :to")
                .expressionAttributeValues(Map.of(":customer", s("c-1"), ":from", n(2), ":to", n(4)))
                .scanIndexForward(false)
                .consistentRead(true));
        assertEquals(
                List.of(order("c-1", 4, "open"), order("c-1", 3, "open"), order("c-1", 2, "open")), latest.items());
    }

    @RepeatedTest(TIMES)
    void queriesTheOrdersOfAStatus(DynamoDbClient dynamoDb) {
        assertEmpty(dynamoDb, ShopTables.ORDERS);
        put(dynamoDb, ShopTables.ORDERS, order("c-1", 3, "shipped"));
        put(dynamoDb, ShopTables.ORDERS, order("c-2", 1, "shipped"));
        put(dynamoDb, ShopTables.ORDERS, order("c-3", 2, "open"));
        assertEquals(List.of(order("c-2", 1, "shipped"), order("c-1", 3, "shipped")), ordersOf(dynamoDb, "shipped"));

        put(dynamoDb, ShopTables.ORDERS, order("c-1", 3, "open"));
        assertEquals(List.of(order("c-2", 1, "shipped")), ordersOf(dynamoDb, "shipped"));
        assertEquals(List.of(order("c-3", 2, "open"), order("c-1", 3, "open")), ordersOf(dynamoDb, "open"));
    }

    @RepeatedTest(TIMES)
    void refusesASecondCustomerOfTheSameId(DynamoDbClient dynamoDb) {
        assertEmpty(dynamoDb, ShopTables.CUSTOMERS);
        for (int i = 0; i < 3; i++) {
            putOnce(dynamoDb, customer("c-" + i));
        }
        for (int i = 0; i < 3; i++) {
            String id = "c-" + i;
            assertThrows(
                    ConditionalCheckFailedException.class,
                    () -> putOnce(dynamoDb, Map.of("id", s(id), "name", s("somebody else"))));
            assertEquals(customer(id), get(dynamoDb, ShopTables.CUSTOMERS, Map.of("id", s(id))));
        }
    }

    @RepeatedTest(TIMES)
    void placesAnOrderInATransaction(DynamoDbClient dynamoDb) {
        assertEmpty(dynamoDb, ShopTables.CUSTOMERS, ShopTables.STOCK, ShopTables.ORDERS);
        put(dynamoDb, ShopTables.CUSTOMERS, customer("c-1"));
        put(dynamoDb, ShopTables.STOCK, stock("p-1", "north", 3));
        placeOrder(dynamoDb, "c-1", 1, 2);
        assertEquals(
                stock("p-1", "north", 1),
                get(dynamoDb, ShopTables.STOCK, Map.of("product", s("p-1"), "warehouse", s("north"))));
        assertEquals(List.of(order("c-1", 1, "open")), ordersOf(dynamoDb, "open"));
    }

    @RepeatedTest(TIMES)
    void cancelsAnOrderOfMoreThanThereIs(DynamoDbClient dynamoDb) {
        assertEmpty(dynamoDb, ShopTables.CUSTOMERS, ShopTables.STOCK, ShopTables.ORDERS);
        put(dynamoDb, ShopTables.CUSTOMERS, customer("c-1"));
        put(dynamoDb, ShopTables.STOCK, stock("p-1", "north", 1));
        TransactionCanceledException cancelled =
                assertThrows(TransactionCanceledException.class, () -> placeOrder(dynamoDb, "c-1", 1, 2));
        assertEquals(
                List.of("None", "ConditionalCheckFailed", "None"),
                cancelled.cancellationReasons().stream()
                        .map(reason -> reason.code())
                        .toList());
        assertEquals(
                stock("p-1", "north", 1),
                get(dynamoDb, ShopTables.STOCK, Map.of("product", s("p-1"), "warehouse", s("north"))));
        assertEquals(List.of(), ordersOf(dynamoDb, "open"));
    }

    @RepeatedTest(TIMES)
    void countsVisits(DynamoDbClient dynamoDb) {
        assertEmpty(dynamoDb, ShopTables.CUSTOMERS);
        put(dynamoDb, ShopTables.CUSTOMERS, customer("c-1"));
        for (int visits = 1; visits <= 5; visits++) {
            UpdateItemResponse updated = dynamoDb.updateItem(update -> update.tableName(ShopTables.CUSTOMERS)
                    .key(Map.of("id", s("c-1")))
                    .updateExpression("SET lastPage = :page ADD visits :one")
                    .expressionAttributeValues(Map.of(":page", s("/cart"), ":one", n(1)))
                    .returnValues(ReturnValue.UPDATED_NEW));
            assertEquals(Map.of("lastPage", s("/cart"), "visits", n(visits)), updated.attributes());
        }
    }

    @RepeatedTest(TIMES)
    void writesAndReadsInBatches(DynamoDbClient dynamoDb) {
        assertEmpty(dynamoDb, ShopTables.PRODUCTS);
        List<WriteRequest> puts = IntStream.range(0, 10)
                .mapToObj(i -> WriteRequest.builder()
                        .putRequest(PutRequest.builder().item(product(i)).build())
                        .build())
                .toList();
        BatchWriteItemResponse written =
                dynamoDb.batchWriteItem(write -> write.requestItems(Map.of(ShopTables.PRODUCTS, puts)));
        assertEquals(Map.of(), written.unprocessedItems());

        KeysAndAttributes keys = KeysAndAttributes.builder()
                .keys(IntStream.range(5, 12)
                        .mapToObj(i -> Map.of("id", s("p-" + i)))
                        .toList())
                .build();
        BatchGetItemResponse read = dynamoDb.batchGetItem(get -> get.requestItems(Map.of(ShopTables.PRODUCTS, keys)));
        List<Map<String, AttributeValue>> found = read.responses().get(ShopTables.PRODUCTS);
        assertEquals(5, found.size());
        for (int i = 5; i < 10; i++) {
            assertTrue(found.contains(product(i)), found::toString);
        }
    }

    @RepeatedTest(TIMES)
    void pagesThroughPayments(DynamoDbClient dynamoDb) {
        assertEmpty(dynamoDb, ShopTables.PAYMENTS);
        for (int number = 0; number < 7; number++) {
            put(dynamoDb, ShopTables.PAYMENTS, payment("c-1", number));
        }
        List<Map<String, AttributeValue>> all = dynamoDb
                .queryPaginator(query -> query.tableName(ShopTables.PAYMENTS)
                        .keyConditionExpression("customer = :customer")
                        .expressionAttributeValues(Map.of(":customer", s("c-1")))
                        .limit(3))
                .items()
                .stream()
                .toList();
        assertEquals(
                IntStream.range(0, 7).mapToObj(number -> payment("c-1", number)).toList(), all);
    }

    @RepeatedTest(TIMES)
    void deletesWhatIsSoldOut(DynamoDbClient dynamoDb) {
        assertEmpty(dynamoDb, ShopTables.STOCK);
        put(dynamoDb, ShopTables.STOCK, stock("p-1", "north", 0));
        put(dynamoDb, ShopTables.STOCK, stock("p-1", "south", 4));
        assertEquals(stock("p-1", "north", 0), deleteStock(dynamoDb, "north"));
        assertThrows(ConditionalCheckFailedException.class, () -> deleteStock(dynamoDb, "south"));
        assertEquals(
                List.of(stock("p-1", "south", 4)),
                dynamoDb.scan(scan -> scan.tableName(ShopTables.STOCK)
                                .filterExpression("amount > :none")
                                .expressionAttributeValues(Map.of(":none", n(0))))
                        .items());
    }

    private static void assertEmpty(DynamoDbClient dynamoDb, String... tables) {
        for (String table : tables) {
            assertEquals(
                    List.of(),
                    dynamoDb.scan(scan -> scan.tableName(table).consistentRead(true))
                            .items(),
                    table);
        }
    }

    private static Map<String, AttributeValue> deleteStock(DynamoDbClient dynamoDb, String warehouse) {
        return dynamoDb.deleteItem(delete -> delete.tableName(ShopTables.STOCK)
                        .key(Map.of("product", s("p-1"), "warehouse", s(warehouse)))
                        .conditionExpression("amount = :none")
                        .expressionAttributeValues(Map.of(":none", n(0)))
                        .returnValues(ReturnValue.ALL_OLD))
                .attributes();
    }

    /** The order, what it takes from the stock, and that the customer exists. */
    private static void placeOrder(DynamoDbClient dynamoDb, String customer, int placed, int amount) {
        TransactWriteItem order = TransactWriteItem.builder()
                .put(put -> put.tableName(ShopTables.ORDERS).item(order(customer, placed, "open")))
                .build();
        TransactWriteItem stock = TransactWriteItem.builder()
                .update(update -> update.tableName(ShopTables.STOCK)
                        .key(Map.of("product", s("p-1"), "warehouse", s("north")))
                        .updateExpression("SET amount = amount - :amount")
                        .conditionExpression("amount >= :amount")
                        .expressionAttributeValues(Map.of(":amount", n(amount))))
                .build();
        TransactWriteItem exists = TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(ShopTables.CUSTOMERS)
                        .key(Map.of("id", s(customer)))
                        .conditionExpression("attribute_exists(id)"))
                .build();
        dynamoDb.transactWriteItems(write -> write.transactItems(order, stock, exists));
    }

    private static List<Map<String, AttributeValue>> ordersOf(DynamoDbClient dynamoDb, String status) {
        return dynamoDb.query(query -> query.tableName(ShopTables.ORDERS)
                        .indexName(ShopTables.ORDERS_BY_STATUS)
                        .keyConditionExpression("#status = :status")
                        .expressionAttributeNames(Map.of("#status", "status"))
                        .expressionAttributeValues(Map.of(":status", s(status))))
                .items();
    }

    private static void put(DynamoDbClient dynamoDb, String table, Map<String, AttributeValue> item) {
        dynamoDb.putItem(put -> put.tableName(table).item(item));
    }

    private static void putOnce(DynamoDbClient dynamoDb, Map<String, AttributeValue> item) {
        dynamoDb.putItem(
                put -> put.tableName(ShopTables.CUSTOMERS).item(item).conditionExpression("attribute_not_exists(id)"));
    }

    private static Map<String, AttributeValue> get(
            DynamoDbClient dynamoDb, String table, Map<String, AttributeValue> key) {
        GetItemResponse got =
                dynamoDb.getItem(get -> get.tableName(table).key(key).consistentRead(true));
        return got.item();
    }

    private static Map<String, AttributeValue> customer(String id) {
        return Map.of(
                "id", s(id),
                "name", s("A customer of the name of " + id),
                "city", s("Magnesia"),
                "newsletter", AttributeValue.fromBool(true));
    }

    private static Map<String, AttributeValue> order(String customer, int placed, String status) {
        return Map.of("customer", s(customer), "placed", n(placed), "status", s(status), "total", n(100 + placed));
    }

    private static Map<String, AttributeValue> product(int number) {
        return Map.of(
                "id", s("p-" + number),
                "category", s(number % 2 == 0 ? "books" : "toys"),
                "tags", AttributeValue.fromL(List.of(s("new"), s("sale"))));
    }

    private static Map<String, AttributeValue> stock(String product, String warehouse, int amount) {
        return Map.of("product", s(product), "warehouse", s(warehouse), "amount", n(amount));
    }

    private static Map<String, AttributeValue> payment(String customer, int number) {
        return Map.of("customer", s(customer), "number", n(number), "cents", n(1999));
    }

    private static AttributeValue s(String string) {
        return AttributeValue.fromS(string);
    }

    private static AttributeValue n(int number) {
        return AttributeValue.fromN(Integer.toString(number));
    }
}
