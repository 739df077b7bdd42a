package dev.lodestone.testkit.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Fixtures that a class declares: this class is one of a user's. */
@LodestoneTest
@LodestoneTable(name = "orders", partitionKey = "id")
@LodestoneTable(name = "events", partitionKey = "source", sortKey = "at:N")
@LodestoneFixture(value = "orders.json", table = "orders")
@LodestoneFixture(value = "events.csv", table = "events", delimiter = ';')
@LodestoneFixture("blobs-model.json")
@LodestoneFixture(value = "src/test/resources/dev/lodestone/testkit/junit", table = "orders")
class LodestoneFixtureTest {
    @BeforeAll
    static void findsItems(DynamoDbClient dynamoDb) {
        assertEquals(2, count(dynamoDb, "orders"));
    }

    private static int count(DynamoDbClient dynamoDb, String table) {
        return dynamoDb.scan(request -> request.tableName(table)).count();
    }

    @RepeatedTest(2)
    void beginsWithAllOfThem(DynamoDbClient dynamoDb) {
        assertEquals(2, count(dynamoDb, "orders"));
        assertEquals(1, count(dynamoDb, "blobs"));
        assertEquals(
                AttributeValue.fromS("a, b"),
                dynamoDb.scan(request -> request.tableName("events"))
                        .items()
                        .get(0)
                        .get("text"));
        dynamoDb.deleteItem(request -> request.tableName("orders").key(Map.of("id", AttributeValue.fromS("o-1"))));
    }
}
