package dev.lodestone.server.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A table of customers' orders with a local index by amount and a global index by status. */
final class OrdersTable {
    static final String NAME = "orders";
    static final String BY_AMOUNT = "by-amount";
    static final String BY_STATUS = "by-status";

    private OrdersTable() {}

    /** Creates the table and waits until it is active. */
    static void create(DynamoDbClient client) {
        client.createTable(definition());
        client.waiter().waitUntilTableExists(request -> request.tableName(NAME));
    }

    static Map<String, AttributeValue> key(String customer, String id) {
        return Map.of("customer", string(customer), "id", string(id));
    }

    static Map<String, AttributeValue> order(String customer, String id, String placed, String status, String amount) {
        Map<String, AttributeValue> order = new HashMap<>(key(customer, id));
        order.put("placed", string(placed));
        order.put("status", string(status));
        order.put("amount", number(amount));
        return order;
    }

    static AttributeValue string(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(Object value) {
        return AttributeValue.fromN(value.toString());
    }

    /** The order numbers of items, in the items' order. */
    static List<String> ids(List<Map<String, AttributeValue>> items) {
        List<String> ids = new ArrayList<>(items.size());
        items.forEach(item -> ids.add(item.get("id").s()));
        return ids;
    }

    private static CreateTableRequest definition() {
        return CreateTableRequest.builder()
                .tableName(NAME)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        attribute("customer", ScalarAttributeType.S),
                        attribute("id", ScalarAttributeType.S),
                        attribute("amount", ScalarAttributeType.N),
                        attribute("status", ScalarAttributeType.S),
                        attribute("placed", ScalarAttributeType.S))
                .keySchema(keySchema("customer", "id"))
                .localSecondaryIndexes(byAmount())
                .globalSecondaryIndexes(byStatus())
                .build();
    }

    private static LocalSecondaryIndex byAmount() {
        return LocalSecondaryIndex.builder()
                .indexName(BY_AMOUNT)
                .keySchema(keySchema("customer", "amount"))
                .projection(projection -> projection.projectionType(ProjectionType.ALL))
                .build();
    }

    private static GlobalSecondaryIndex byStatus() {
        return GlobalSecondaryIndex.builder()
                .indexName(BY_STATUS)
                .keySchema(keySchema("status", "placed"))
                .projection(projection ->
                        projection.projectionType(ProjectionType.INCLUDE).nonKeyAttributes("amount"))
                .build();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static List<KeySchemaElement> keySchema(String partitionKey, String sortKey) {
        return List.of(
                KeySchemaElement.builder()
                        .attributeName(partitionKey)
                        .keyType(KeyType.HASH)
                        .build(),
                KeySchemaElement.builder()
                        .attributeName(sortKey)
                        .keyType(KeyType.RANGE)
                        .build());
    }
}
