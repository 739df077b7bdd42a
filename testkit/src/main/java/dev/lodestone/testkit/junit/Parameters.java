package dev.lodestone.testkit.junit;

import dev.lodestone.store.environment.SettableClock;
import dev.lodestone.testkit.Lodestone;
import java.util.Map;
import java.util.function.Function;

/**
 * What parameters of tests get, by the names of their types: the types of the AWS SDK are loaded only where a test has one.
 */
final class Parameters {
    private static final String DYNAMODB = "software.amazon.awssdk.services.dynamodb.";
    private static final String ENHANCED = "software.amazon.awssdk.enhanced.dynamodb.";

    private static final Map<String, Function<Lodestone, Object>> VALUES = Map.of(
            Lodestone.class.getName(),
            lodestone -> lodestone,
            SettableClock.class.getName(),
            Lodestone::clock,
            DYNAMODB + "DynamoDbClient",
            Lodestone::dynamoDbClient,
            DYNAMODB + "DynamoDbAsyncClient",
            Lodestone::dynamoDbAsyncClient,
            DYNAMODB + "streams.DynamoDbStreamsClient",
            Lodestone::dynamoDbStreamsClient,
            DYNAMODB + "streams.DynamoDbStreamsAsyncClient",
            Lodestone::dynamoDbStreamsAsyncClient,
            ENHANCED + "DynamoDbEnhancedClient",
            EnhancedClients::blocking,
            ENHANCED + "DynamoDbEnhancedAsyncClient",
            EnhancedClients::asynchronous);

    private Parameters() {}

    static boolean has(Class<?> type) {
        return VALUES.containsKey(type.getName());
    }

    static Object value(Class<?> type, Lodestone lodestone) {
        return VALUES.get(type.getName()).apply(lodestone);
    }
}
