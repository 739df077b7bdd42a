package dev.lodestone.testkit.junit;

import dev.lodestone.testkit.Lodestone;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;

/** The enhanced clients of a store. They hold nothing but the client below them. Apart, so that their library may be absent. */
final class EnhancedClients {
    private EnhancedClients() {}

    static Object blocking(Lodestone lodestone) {
        return DynamoDbEnhancedClient.builder()
                .dynamoDbClient(lodestone.dynamoDbClient())
                .build();
    }

    static Object asynchronous(Lodestone lodestone) {
        return DynamoDbEnhancedAsyncClient.builder()
                .dynamoDbClient(lodestone.dynamoDbAsyncClient())
                .build();
    }
}
