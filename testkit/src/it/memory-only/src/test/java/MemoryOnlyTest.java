import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.fault.Fault;
import dev.lodestone.store.fault.FaultKind;
import dev.lodestone.testkit.Lodestone;
import dev.lodestone.testkit.junit.LodestoneIndex;
import dev.lodestone.testkit.junit.LodestoneTable;
import dev.lodestone.testkit.junit.LodestoneTest;
import dev.lodestone.testkit.junit.StorePer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@LodestoneTest
@LodestoneTable(
        name = "orders",
        partitionKey = "id",
        indexes = @LodestoneIndex(name = "by-customer", partitionKey = "customer"),
        timeToLive = "expires")
class MemoryOnlyTest {
    private static final Map<String, AttributeValue> ORDER = Map.of(
            "id", AttributeValue.fromS("o-1"),
            "customer", AttributeValue.fromS("alice"));

    @RepeatedTest(2)
    void everyTestBeginsAnew(DynamoDbClient dynamoDb, DynamoDbAsyncClient async) {
        assertEquals(0, dynamoDb.scan(scan -> scan.tableName("orders")).count());
        async.putItem(put -> put.tableName("orders").item(ORDER)).join();
        assertEquals(
                ORDER,
                dynamoDb.query(query -> query.tableName("orders")
                                .indexName("by-customer")
                                .keyConditionExpression("customer = :c")
                                .expressionAttributeValues(Map.of(":c", AttributeValue.fromS("alice"))))
                        .items()
                        .get(0));
    }

    @Test
    void timeAndFaultsAreTheTests(Lodestone lodestone, DynamoDbClient dynamoDb) {
        String soon = Long.toString(lodestone.clock().now().getEpochSecond() + 60);
        lodestone.faults().add(Fault.of(FaultKind.THROTTLING).on("PutItem").times(1));
        dynamoDb.putItem(put -> put.tableName("orders")
                .item(Map.of("id", AttributeValue.fromS("o-1"), "expires", AttributeValue.fromN(soon))));
        assertEquals(1, lodestone.faults().all().get(0).met());
        lodestone.clock().advance(Duration.ofMinutes(2));
        assertEquals(0, dynamoDb.scan(scan -> scan.tableName("orders")).count());
    }

    @Test
    void saysWhatAStoreOnDiskNeeds() {
        String message = assertThrows(IllegalStateException.class, () -> Lodestone.open(Path.of("target", "store")))
                .getMessage();
        assertTrue(message.contains("org.rocksdb:rocksdbjni"), message);
    }

    @RepeatedTest(2)
    void saysWhatAnEndpointNeeds(Lodestone lodestone) {
        String message = assertThrows(IllegalStateException.class, lodestone::endpoint).getMessage();
        assertTrue(message.contains("io.netty:netty-codec-http"), message);
    }

    @Nested
    class InNestedClasses {
        @Test
        void theTablesAreThere(DynamoDbClient dynamoDb) {
            assertEquals("orders", dynamoDb.listTables().tableNames().get(0));
        }
    }

    @Nested
    @LodestoneTest(store = StorePer.METHOD)
    class WithTheAnnotationAgain {
        @Test
        void theTablesAreThere(DynamoDbClient dynamoDb) {
            assertEquals("orders", dynamoDb.listTables().tableNames().get(0));
        }
    }
}
