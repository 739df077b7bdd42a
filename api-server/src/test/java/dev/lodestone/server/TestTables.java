package dev.lodestone.server;

import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
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
        return withIndexes(
                client,
                local("ls", projection -> projection.projectionType(ProjectionType.ALL)),
                global(
                        projection -> projection.projectionType(ProjectionType.ALL),
                        key("gpk", KeyType.HASH),
                        key("gsk", KeyType.RANGE)),
                attribute("pk", ScalarAttributeType.S),
                attribute("sk", ScalarAttributeType.S),
                attribute("ls", ScalarAttributeType.S),
                attribute("gpk", ScalarAttributeType.S),
                attribute("gsk", ScalarAttributeType.S));
    }

    /**
     * A new table with keys {@code pk} and {@code sk} and these indexes.
     *
     * @param attributes those of all the keys
     */
    public static String withIndexes(
            DynamoDbClient client,
            LocalSecondaryIndex local,
            GlobalSecondaryIndex global,
            AttributeDefinition... attributes) {
        String name = TestServer.uniqueTableName("indexed");
        client.createTable(CreateTableRequest.builder()
                .tableName(name)
                .attributeDefinitions(attributes)
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .localSecondaryIndexes(local)
                .globalSecondaryIndexes(global)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .build());
        return name;
    }

    /** A local index {@code lsi} that is sorted by this attribute. */
    public static LocalSecondaryIndex local(String sortKey, Consumer<Projection.Builder> projection) {
        return LocalSecondaryIndex.builder()
                .indexName("lsi")
                .keySchema(key("pk", KeyType.HASH), key(sortKey, KeyType.RANGE))
                .projection(projection)
                .build();
    }

    /** A global index {@code gsi} with this key. */
    public static GlobalSecondaryIndex global(Consumer<Projection.Builder> projection, KeySchemaElement... key) {
        return GlobalSecondaryIndex.builder()
                .indexName("gsi")
                .keySchema(key)
                .projection(projection)
                .build();
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
