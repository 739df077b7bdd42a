package dev.lodestone.benchmarks.testkit.peer;

import dev.lodestone.benchmarks.testkit.suite.ShopTables;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The requests that make the shop's tables. */
final class TableRequests {
    private static final KeySchemaElement PLACED = key("placed", KeyType.RANGE);

    static final List<CreateTableRequest> ALL = List.of(
            table(ShopTables.CUSTOMERS)
                    .keySchema(key("id", KeyType.HASH))
                    .attributeDefinitions(string("id"))
                    .build(),
            table(ShopTables.ORDERS)
                    .keySchema(key("customer", KeyType.HASH), PLACED)
                    .attributeDefinitions(string("customer"), number("placed"), string("status"))
                    .globalSecondaryIndexes(index(ShopTables.ORDERS_BY_STATUS, key("status", KeyType.HASH), PLACED))
                    .build(),
            table(ShopTables.PRODUCTS)
                    .keySchema(key("id", KeyType.HASH))
                    .attributeDefinitions(string("id"), string("category"))
                    .globalSecondaryIndexes(index(ShopTables.PRODUCTS_BY_CATEGORY, key("category", KeyType.HASH)))
                    .build(),
            table(ShopTables.STOCK)
                    .keySchema(key("product", KeyType.HASH), key("warehouse", KeyType.RANGE))
                    .attributeDefinitions(string("product"), string("warehouse"))
                    .build(),
            table(ShopTables.PAYMENTS)
                    .keySchema(key("customer", KeyType.HASH), key("number", KeyType.RANGE))
                    .attributeDefinitions(string("customer"), number("number"))
                    .build());

    private TableRequests() {}

    private static CreateTableRequest.Builder table(String name) {
        return CreateTableRequest.builder().tableName(name).billingMode(BillingMode.PAY_PER_REQUEST);
    }

    private static GlobalSecondaryIndex index(String name, KeySchemaElement... keys) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(keys)
                .projection(projection -> projection.projectionType(ProjectionType.ALL))
                .build();
    }

    private static KeySchemaElement key(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }

    private static AttributeDefinition string(String attribute) {
        return definition(attribute, ScalarAttributeType.S);
    }

    private static AttributeDefinition number(String attribute) {
        return definition(attribute, ScalarAttributeType.N);
    }

    private static AttributeDefinition definition(String attribute, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(attribute)
                .attributeType(type)
                .build();
    }
}
