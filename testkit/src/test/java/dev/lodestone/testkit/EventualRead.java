package dev.lodestone.testkit;

import static dev.lodestone.testkit.VersionedOrders.BY_RANK;
import static dev.lodestone.testkit.VersionedOrders.BY_STATUS;
import static dev.lodestone.testkit.VersionedOrders.KEY;
import static dev.lodestone.testkit.VersionedOrders.TABLE;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The reads that need not be consistent, each of the one order there is. */
enum EventualRead {
    GET_ITEM {
        @Override
        List<Map<String, AttributeValue>> items(DynamoDbClient client, Boolean consistent) {
            Map<String, AttributeValue> item = client.getItem(
                            request -> request.tableName(TABLE).key(KEY).consistentRead(consistent))
                    .item();
            return item.isEmpty() ? List.of() : List.of(item);
        }
    },
    BATCH_GET_ITEM {
        @Override
        List<Map<String, AttributeValue>> items(DynamoDbClient client, Boolean consistent) {
            KeysAndAttributes keys = KeysAndAttributes.builder()
                    .keys(List.of(KEY))
                    .consistentRead(consistent)
                    .build();
            return client.batchGetItem(request -> request.requestItems(Map.of(TABLE, keys)))
                    .responses()
                    .get(TABLE);
        }
    },
    QUERY {
        @Override
        List<Map<String, AttributeValue>> items(DynamoDbClient client, Boolean consistent) {
            return client.query(request -> request.tableName(TABLE)
                            .keyConditionExpression("customer = :c")
                            .expressionAttributeValues(Map.of(":c", KEY.get("customer")))
                            .consistentRead(consistent))
                    .items();
        }
    },
    SCAN {
        @Override
        List<Map<String, AttributeValue>> items(DynamoDbClient client, Boolean consistent) {
            return client.scan(request -> request.tableName(TABLE).consistentRead(consistent))
                    .items();
        }
    },
    /** The index holds keys alone, so that the item comes from the table. */
    QUERY_OF_LOCAL_INDEX {
        @Override
        List<Map<String, AttributeValue>> items(DynamoDbClient client, Boolean consistent) {
            return client.query(request -> request.tableName(TABLE)
                            .indexName(BY_RANK)
                            .keyConditionExpression("customer = :c AND #rank > :r")
                            .expressionAttributeNames(Map.of("#rank", "rank"))
                            .expressionAttributeValues(
                                    Map.of(":c", KEY.get("customer"), ":r", AttributeValue.fromN("0")))
                            .projectionExpression("version")
                            .consistentRead(consistent))
                    .items();
        }
    },
    STATEMENT {
        @Override
        List<Map<String, AttributeValue>> items(DynamoDbClient client, Boolean consistent) {
            return client.executeStatement(request ->
                            request.statement("SELECT * FROM " + TABLE).consistentRead(consistent))
                    .items();
        }
    },
    BATCH_OF_STATEMENTS {
        @Override
        List<Map<String, AttributeValue>> items(DynamoDbClient client, Boolean consistent) {
            BatchStatementRequest statement = BatchStatementRequest.builder()
                    .statement("SELECT * FROM " + TABLE + " WHERE customer = ? AND number = ?")
                    .parameters(KEY.get("customer"), KEY.get("number"))
                    .consistentRead(consistent)
                    .build();
            Map<String, AttributeValue> item = client.batchExecuteStatement(request -> request.statements(statement))
                    .responses()
                    .get(0)
                    .item();
            return item.isEmpty() ? List.of() : List.of(item);
        }
    },
    QUERY_OF_GLOBAL_INDEX {
        @Override
        List<Map<String, AttributeValue>> items(DynamoDbClient client, Boolean consistent) {
            return client.query(request -> request.tableName(TABLE)
                            .indexName(BY_STATUS)
                            .keyConditionExpression("#status = :s")
                            .expressionAttributeNames(Map.of("#status", "status"))
                            .expressionAttributeValues(Map.of(":s", AttributeValue.fromS("open"))))
                    .items();
        }
    },
    SCAN_OF_GLOBAL_INDEX {
        @Override
        List<Map<String, AttributeValue>> items(DynamoDbClient client, Boolean consistent) {
            return client.scan(request -> request.tableName(TABLE).indexName(BY_STATUS))
                    .items();
        }
    },
    STATEMENT_ON_GLOBAL_INDEX {
        @Override
        List<Map<String, AttributeValue>> items(DynamoDbClient client, Boolean consistent) {
            return client.executeStatement(request -> request.statement("SELECT * FROM " + TABLE + "." + BY_STATUS))
                    .items();
        }
    };

    abstract List<Map<String, AttributeValue>> items(DynamoDbClient client, Boolean consistent);

    boolean isOfGlobalIndex() {
        return this == QUERY_OF_GLOBAL_INDEX || this == SCAN_OF_GLOBAL_INDEX || this == STATEMENT_ON_GLOBAL_INDEX;
    }

    /** The version that an eventually consistent read sees; 0 for none. */
    int version(Lodestone lodestone) {
        return version(items(lodestone.dynamoDbClient(), null));
    }

    /** The version that a consistent read sees; 0 for none. */
    int consistentVersion(Lodestone lodestone) {
        return version(items(lodestone.dynamoDbClient(), true));
    }

    private static int version(List<Map<String, AttributeValue>> items) {
        return items.isEmpty()
                ? 0
                : Integer.parseInt(items.get(0).get("version").n());
    }
}
