package dev.lodestone.testkit;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A table with an index of each kind and one order in it, of which version follows version. */
final class VersionedOrders {
    static final String TABLE = "versioned";
    static final String BY_STATUS = "byStatus";
    static final String BY_RANK = "byRank";
    static final Map<String, AttributeValue> KEY =
            Map.of("customer", AttributeValue.fromS("ann"), "number", AttributeValue.fromN("1"));

    private VersionedOrders() {}

    static void createTable(DynamoDbClient client) {
        client.createTable(request -> request.tableName(TABLE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        attribute("customer", ScalarAttributeType.S),
                        attribute("number", ScalarAttributeType.N),
                        attribute("status", ScalarAttributeType.S),
                        attribute("rank", ScalarAttributeType.N))
                .keySchema(key("customer", KeyType.HASH), key("number", KeyType.RANGE))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName(BY_STATUS)
                        .keySchema(key("status", KeyType.HASH))
                        .projection(projection -> projection.projectionType(ProjectionType.ALL))
                        .build())
                .localSecondaryIndexes(LocalSecondaryIndex.builder()
                        .indexName(BY_RANK)
                        .keySchema(key("customer", KeyType.HASH), key("rank", KeyType.RANGE))
                        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                        .build()));
    }

    static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    static Map<String, AttributeValue> order(int version) {
        return Map.of(
                "customer", KEY.get("customer"),
                "number", KEY.get("number"),
                "status", AttributeValue.fromS("open"),
                "rank", AttributeValue.fromN(Integer.toString(version)),
                "version", AttributeValue.fromN(Integer.toString(version)));
    }

    static void put(Lodestone lodestone, int version) {
        lodestone.dynamoDbClient().putItem(request -> request.tableName(TABLE).item(order(version)));
    }
}
