package dev.lodestone.testkit.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tests that run at the same time, each with a store of its own. */
@LodestoneTest(store = StorePer.METHOD)
@LodestoneTable(name = "orders", partitionKey = "id")
@Execution(ExecutionMode.CONCURRENT)
class StorePerMethodTest {
    private static DynamoDbClient ofTheClass;
    private DynamoDbClient dynamoDb;

    @BeforeAll
    static void setUpAll(DynamoDbClient dynamoDb) {
        ofTheClass = dynamoDb;
        put(dynamoDb, "of the class");
    }

    @BeforeEach
    void setUpEach(DynamoDbClient given) {
        dynamoDb = given;
        put(dynamoDb, "of each test");
    }

    private static void put(DynamoDbClient client, String id) {
        client.putItem(request -> request.tableName("orders").item(Map.of("id", AttributeValue.fromS(id))));
    }

    private static int count(DynamoDbClient client) {
        return client.scan(request -> request.tableName("orders")).count();
    }

    @RepeatedTest(20)
    void haveACopyOfWhatTheClassHasSetUp() {
        assertNotSame(ofTheClass, dynamoDb);
        for (int i = 0; i < 10; i++) {
            put(dynamoDb, "o-" + i);
            assertEquals(3 + i, count(dynamoDb));
        }
        assertEquals(1, count(ofTheClass));
    }

    @Nested
    class Within {
        @BeforeAll
        static void setUpAll(DynamoDbClient dynamoDb) {
            put(dynamoDb, "of the nested class");
        }

        @RepeatedTest(5)
        void haveACopyOfWhatBothClassesHaveSetUp(DynamoDbClient own) {
            assertEquals(3, count(own));
            put(own, "of this test");
        }
    }
}
