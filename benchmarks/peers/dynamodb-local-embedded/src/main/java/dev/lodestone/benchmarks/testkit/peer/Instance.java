package dev.lodestone.benchmarks.testkit.peer;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** DynamoDB Local in this process, in memory, with its client that calls it without a socket. */
record Instance(AmazonDynamoDBLocal local, DynamoDbClient dynamoDb) implements AutoCloseable {

    static Instance create() {
        AmazonDynamoDBLocal local = DynamoDBEmbedded.create();
        return new Instance(local, local.dynamoDbClient());
    }

    @Override
    public void close() {
        local.shutdownNow();
    }
}
