package dev.lodestone.server;

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

/** Tables as most tests need them, and short ways of writing values. */
public final class TestTables {
    private TestTables() {}

    /** A new table with partition key {@code pk} of type S. */
    public static String withPartitionKey(DynamoDbClient client) {
        return withPartitionKey(client, TestServer.uniqueTableName("simple"));
    }

    /** A table of this name with partition key {@code pk} of type S. */
    public static String withPartitionKey(DynamoDbClient client, String name) {
        client.createTable(CreateTableRequest.builder()
                .tableName(name)
                .attributeDefinitions(attribute("pk", ScalarAttributeType.S))
                .keySchema(key("pk", KeyType.HASH))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .build());
        return name;
    }

    /** A new table with partition key {@code pk} of type S and sort key {@code sk} of the given type. */
    public static String withSortKey(DynamoDbClient client, ScalarAttributeType sortType) {
        String name = TestServer.uniqueTableName("composite");
        client.createTable(CreateTableRequest.builder()
                .tableName(name)
                .attributeDefinitions(attribute("pk", ScalarAttributeType.S), attribute("sk", sortType))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .build());
        return name;
    }

    /**
     * A new table with keys {@code pk} and {@code sk}, a local index {@code lsi} sorted by {@code ls} and a global index
     * {@code gsi} with keys {@code gpk} and {@code gsk}, all of type S, both indexes with all attributes.
     */
    public static String withIndexes(DynamoDbClient client) {
        String name = TestServer.uniqueTableName("indexed");
        client.createTable(CreateTableRequest.builder()
                .tableName(name)
                .attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("sk", ScalarAttributeType.S),
                        attribute("ls", ScalarAttributeType.S),
                        attribute("gpk", ScalarAttributeType.S),
                        attribute("gsk", ScalarAttributeType.S))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .localSecondaryIndexes(LocalSecondaryIndex.builder()
                        .indexName("lsi")
                        .keySchema(key("pk", KeyType.HASH), key("ls", KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.ALL))
                        .build())
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("gsi")
                        .keySchema(key("gpk", KeyType.HASH), key("gsk", KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.ALL))
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .build());
        return name;
    }

    public static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    public static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    public static AttributeValue s(String value) {
        return AttributeValue.fromS(value);
    }

    public static AttributeValue n(String value) {
        return AttributeValue.fromN(value);
    }

    /** An item or key with one string attribute. */
    public static Map<String, AttributeValue> strings(String name, String value) {
        return Map.of(name, s(value));
    }

    /** An item or key with two string attributes. */
    public static Map<String, AttributeValue> strings(String name1, String value1, String name2, String value2) {
        return Map.of(name1, s(value1), name2, s(value2));
    }
}
