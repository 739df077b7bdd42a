package dev.lodestone.benchmarks.testkit.peer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Deletes all items out of the tables of the one instance that all tests share, for each test. No test puts more than a batch of
 * items into a table, so one scan and one batch for all tables are enough.
 */
final class EmptyTables extends EmbeddedExtension {

    @Override
    ExtensionContext owner(ExtensionContext test) {
        return test.getRoot();
    }

    @Override
    void clean(DynamoDbClient dynamoDb) {
        if (dynamoDb.listTables().tableNames().isEmpty()) {
            TableRequests.ALL.forEach(dynamoDb::createTable);
        } else {
            empty(dynamoDb);
        }
    }

    private static void empty(DynamoDbClient dynamoDb) {
        Map<String, List<WriteRequest>> deletes = new HashMap<>();
        for (CreateTableRequest table : TableRequests.ALL) {
            List<WriteRequest> ofTable = dynamoDb.scan(scan -> scan.tableName(table.tableName())).items().stream()
                    .map(item -> delete(item, table))
                    .toList();
            if (!ofTable.isEmpty()) {
                deletes.put(table.tableName(), ofTable);
            }
        }
        if (!deletes.isEmpty()) {
            dynamoDb.batchWriteItem(write -> write.requestItems(deletes));
        }
    }

    private static WriteRequest delete(Map<String, AttributeValue> item, CreateTableRequest table) {
        Map<String, AttributeValue> key = new HashMap<>();
        table.keySchema().forEach(element -> key.put(element.attributeName(), item.get(element.attributeName())));
        return WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build();
    }
}
