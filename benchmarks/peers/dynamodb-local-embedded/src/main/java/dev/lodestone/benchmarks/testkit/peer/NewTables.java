package dev.lodestone.benchmarks.testkit.peer;

import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Deletes the tables of the one instance that all tests share, and makes them again, for each test. */
final class NewTables extends EmbeddedExtension {

    @Override
    ExtensionContext owner(ExtensionContext test) {
        return test.getRoot();
    }

    @Override
    void clean(DynamoDbClient dynamoDb) {
        for (String table : dynamoDb.listTables().tableNames()) {
            dynamoDb.deleteTable(delete -> delete.tableName(table));
        }
        TableRequests.ALL.forEach(dynamoDb::createTable);
    }
}
