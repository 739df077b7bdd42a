package dev.lodestone.testkit.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.lodestone.store.environment.SettableClock;
import dev.lodestone.testkit.Lodestone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedAsyncClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The extension as users have it: this class is one of theirs. */
@LodestoneTest(region = "eu-west-1", accountId = "123456789012")
@LodestoneTable(name = "orders", partitionKey = "id", timeToLive = "expires")
@LodestoneTable(
        name = "events",
        partitionKey = "source",
        sortKey = "at:N",
        stream = "NEW_IMAGE",
        indexes = {
            @LodestoneIndex(name = "by-kind", partitionKey = "kind", sortKey = "at"),
            @LodestoneIndex(name = "by-size", sortKey = "size:N")
        })
class LodestoneTestTest {
    private static DynamoDbClient shared;

    @BeforeAll
    static void setUpAll(DynamoDbClient dynamoDb) {
        shared = dynamoDb;
        put(dynamoDb, "of the class");
    }

    @BeforeEach
    void setUpEach(DynamoDbClient dynamoDb) {
        put(dynamoDb, "of each test");
    }

    private static void put(DynamoDbClient dynamoDb, String id) {
        dynamoDb.putItem(request -> request.tableName("orders").item(Map.of("id", AttributeValue.fromS(id))));
    }

    private static int count(DynamoDbClient dynamoDb) {
        return dynamoDb.scan(request -> request.tableName("orders")).count();
    }

    @RepeatedTest(5)
    void beginsEachTestWithWhatTheClassHasSetUp(DynamoDbClient dynamoDb) {
        assertSame(shared, dynamoDb);
        assertEquals(2, count(dynamoDb));
        put(dynamoDb, "of this test");
        dynamoDb.deleteTable(request -> request.tableName("events"));
    }

    @RepeatedTest(3)
    void putsTheClockBackForEachTest(SettableClock clock) {
        assertEquals(Duration.ZERO, clock.offset());
        clock.advance(Duration.ofDays(400));
    }

    @Test
    void givesAllClients(
            Lodestone lodestone,
            DynamoDbClient dynamoDb,
            DynamoDbAsyncClient dynamoDbAsync,
            DynamoDbStreamsClient streams,
            DynamoDbStreamsAsyncClient streamsAsync,
            DynamoDbEnhancedClient enhanced,
            DynamoDbEnhancedAsyncClient enhancedAsync) {
        assertSame(lodestone.dynamoDbClient(), dynamoDb);
        assertSame(lodestone.dynamoDbAsyncClient(), dynamoDbAsync);
        assertEquals(1, streams.listStreams().streams().size());
        assertEquals(1, streamsAsync.listStreams().join().streams().size());
        assertNotNull(enhanced);
        assertNotNull(enhancedAsync);
    }

    @Test
    void makesTheDeclaredTables(DynamoDbClient dynamoDb) {
        TableDescription events =
                dynamoDb.describeTable(request -> request.tableName("events")).table();

        assertEquals("arn:aws:dynamodb:eu-west-1:123456789012:table/events", events.tableArn());
        assertEquals(
                List.of("source", "at"),
                events.keySchema().stream().map(key -> key.attributeName()).toList());
        assertEquals("by-kind", events.globalSecondaryIndexes().get(0).indexName());
        assertEquals("by-size", events.localSecondaryIndexes().get(0).indexName());
        assertEquals("NEW_IMAGE", events.streamSpecification().streamViewTypeAsString());
        assertEquals(
                "expires",
                dynamoDb.describeTimeToLive(request -> request.tableName("orders"))
                        .timeToLiveDescription()
                        .attributeName());
    }

    @Nested
    class Within {
        @BeforeAll
        static void setUpAll(DynamoDbClient dynamoDb) {
            assertEquals(1, count(dynamoDb));
            put(dynamoDb, "of the nested class");
        }

        @RepeatedTest(3)
        void addsToWhatTheClassAroundHasSetUp(DynamoDbClient dynamoDb) {
            assertEquals(3, count(dynamoDb));
            put(dynamoDb, "of this test");
        }
    }

    @Nested
    class WithinToo {
        @RepeatedTest(2)
        void knowsNothingOfOtherNestedClasses(DynamoDbClient dynamoDb) {
            assertEquals(2, count(dynamoDb));
            assertFalse(dynamoDb.getItem(request ->
                            request.tableName("orders").key(Map.of("id", AttributeValue.fromS("of the nested class"))))
                    .hasItem());
            put(dynamoDb, "of this test");
        }
    }
}
