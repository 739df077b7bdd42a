package dev.lodestone.benchmarks.testkit.cold;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The first item that a process writes and reads back. */
final class FirstItem {
    private static final String TABLE = "customers";
    private static final Map<String, AttributeValue> ITEM = Map.of("id", AttributeValue.fromS("c-1"));

    private FirstItem() {}

    static void readBack(DynamoDbClient dynamoDb) {
        dynamoDb.createTable(create -> create.tableName(TABLE)
                .keySchema(KeySchemaElement.builder()
                        .attributeName("id")
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName("id")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST));
        dynamoDb.putItem(put -> put.tableName(TABLE).item(ITEM));
        if (!dynamoDb.getItem(get -> get.tableName(TABLE).key(ITEM)).item().equals(ITEM)) {
            throw new IllegalStateException("The item is not there");
        }
    }
}
