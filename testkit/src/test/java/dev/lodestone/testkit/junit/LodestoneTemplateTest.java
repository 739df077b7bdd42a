package dev.lodestone.testkit.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lodestone.testkit.Lodestone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** Templates that a class declares: this class is one of a user's. */
@LodestoneTest
@LodestoneTemplate(value = "template.yaml", parameters = "Stage=test")
@LodestoneTemplate("src/test/resources/dev/lodestone/testkit/junit/template.yaml")
@LodestoneTable(name = "sums", partitionKey = "id")
@LodestoneFixture(value = "orders.json", table = "orders-test")
class LodestoneTemplateTest {
    private static final String ORDERS = "orders-test";

    @BeforeAll
    static void findsTheItemsOfTheFixture(DynamoDbClient dynamoDb) {
        assertEquals(2, dynamoDb.scan(request -> request.tableName(ORDERS)).count());
    }

    private static TableDescription table(DynamoDbClient dynamoDb) {
        return dynamoDb.describeTable(request -> request.tableName(ORDERS)).table();
    }

    private static void assertIsAsDeclared(DynamoDbClient dynamoDb) {
        TableDescription table = table(dynamoDb);
        assertEquals("by-status", table.globalSecondaryIndexes().get(0).indexName());
        assertEquals(
                "KEYS_ONLY", table.globalSecondaryIndexes().get(0).projection().projectionTypeAsString());
        assertEquals("NEW_AND_OLD_IMAGES", table.streamSpecification().streamViewTypeAsString());
        assertEquals(
                "expires",
                dynamoDb.describeTimeToLive(request -> request.tableName(ORDERS))
                        .timeToLiveDescription()
                        .attributeName());
        assertEquals(
                List.of(Tag.builder().key("team").value("shop").build()),
                dynamoDb.listTagsOfResource(request -> request.resourceArn(table.tableArn()))
                        .tags());
    }

    @RepeatedTest(3)
    void hasWhatTheTemplateDeclaresBeforeEachTest(DynamoDbClient dynamoDb) {
        assertIsAsDeclared(dynamoDb);
        assertEquals(
                List.of("orders-dev", ORDERS, "sums"), dynamoDb.listTables().tableNames());
        String arn = table(dynamoDb).tableArn();
        dynamoDb.untagResource(request -> request.resourceArn(arn).tagKeys("team"));
        dynamoDb.updateTimeToLive(request -> request.tableName(ORDERS)
                .timeToLiveSpecification(ttl -> ttl.enabled(false).attributeName("expires")));
        dynamoDb.updateTable(
                request -> request.tableName(ORDERS).streamSpecification(stream -> stream.streamEnabled(false)));
        dynamoDb.updateTable(request -> request.tableName(ORDERS)
                .globalSecondaryIndexUpdates(GlobalSecondaryIndexUpdate.builder()
                        .delete(delete -> delete.indexName("by-status"))
                        .build()));
        dynamoDb.deleteTable(request -> request.tableName("orders-dev"));
    }

    @Test
    void itsTablesWork(Lodestone lodestone, DynamoDbClient dynamoDb) {
        long soon = lodestone.clock().now().getEpochSecond() + 60;
        dynamoDb.putItem(request -> request.tableName(ORDERS)
                .item(Map.of(
                        "id", AttributeValue.fromS("o-9"),
                        "status", AttributeValue.fromS("open"),
                        "at", AttributeValue.fromN("1"),
                        "expires", AttributeValue.fromN(Long.toString(soon)))));

        assertEquals(
                1,
                dynamoDb.query(request -> request.tableName(ORDERS)
                                .indexName("by-status")
                                .keyConditionExpression("#s = :s")
                                .expressionAttributeNames(Map.of("#s", "status"))
                                .expressionAttributeValues(Map.of(":s", AttributeValue.fromS("open"))))
                        .count());
        lodestone.clock().advance(Duration.ofMinutes(2));
        assertFalse(dynamoDb.getItem(
                        request -> request.tableName(ORDERS).key(Map.of("id", AttributeValue.fromS("o-9"))))
                .hasItem());
    }

    @Nested
    @LodestoneTemplate(value = "template.yaml", parameters = "Stage=nested")
    class Within {
        @RepeatedTest(2)
        void hasWhatTheClassAroundItHasAndWhatItDeclaresItself(DynamoDbClient dynamoDb) {
            assertIsAsDeclared(dynamoDb);
            assertEquals(
                    List.of("orders-dev", "orders-nested", ORDERS, "sums"),
                    dynamoDb.listTables().tableNames());
            dynamoDb.deleteTable(request -> request.tableName(ORDERS));
        }
    }

    @Nested
    class WithinToo {
        @Test
        void knowsNothingOfWhatOtherNestedClassesDeclare(DynamoDbClient dynamoDb) {
            assertEquals(
                    List.of("orders-dev", ORDERS, "sums"), dynamoDb.listTables().tableNames());
        }
    }
}
