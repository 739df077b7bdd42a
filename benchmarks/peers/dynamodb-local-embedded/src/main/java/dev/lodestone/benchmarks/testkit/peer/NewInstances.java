package dev.lodestone.benchmarks.testkit.peer;

import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes an instance and its tables for each test; the instance is shut down after it. */
class NewInstances extends EmbeddedExtension {

    @Override
    ExtensionContext owner(ExtensionContext test) {
        return test;
    }

    @Override
    void clean(DynamoDbClient dynamoDb) {
        TableRequests.ALL.forEach(dynamoDb::createTable);
    }
}
