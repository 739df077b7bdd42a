package dev.lodestone.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

class LodestoneTest {
    @Test
    void answersTheBlockingClient() {
        try (Lodestone lodestone = Lodestone.inMemory()) {
            DynamoDbClient dynamoDb = lodestone.dynamoDbClient();
            Orders.createTable(dynamoDb);

            PutItemResponse put =
                    dynamoDb.putItem(request -> request.tableName(Orders.TABLE).item(Orders.item("o-1")));
            GetItemResponse got =
                    dynamoDb.getItem(request -> request.tableName(Orders.TABLE).key(Orders.item("o-1")));

            assertEquals(200, put.sdkHttpResponse().statusCode());
            assertFalse(put.responseMetadata().requestId().isEmpty());
            assertEquals(Orders.item("o-1"), got.item());
        }
    }

    @Test
    void answersRefusalsAsTheServiceDoes() {
        try (Lodestone lodestone = Lodestone.inMemory()) {
            DynamoDbClient dynamoDb = lodestone.dynamoDbClient();

            assertThrows(
                    ResourceNotFoundException.class,
                    () -> dynamoDb.getItem(
                            request -> request.tableName("missing").key(Orders.item("o-1"))));
            Orders.createTable(dynamoDb);
            ConditionalCheckFailedException failed = assertThrows(
                    ConditionalCheckFailedException.class,
                    () -> dynamoDb.putItem(request -> request.tableName(Orders.TABLE)
                            .item(Orders.item("o-1"))
                            .conditionExpression("attribute_exists(id)")));

            assertEquals(400, failed.statusCode());
            assertEquals(
                    "The conditional request failed", failed.awsErrorDetails().errorMessage());
            assertFalse(failed.requestId().isEmpty());
        }
    }

    @Test
    void answersTheAsynchronousClient() {
        try (Lodestone lodestone = Lodestone.inMemory()) {
            DynamoDbAsyncClient dynamoDb = lodestone.dynamoDbAsyncClient();
            Orders.createTable(lodestone.dynamoDbClient());

            List<CompletableFuture<PutItemResponse>> puts = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Map<String, AttributeValue> item = Orders.item("o-" + i);
                puts.add(dynamoDb.putItem(
                        request -> request.tableName(Orders.TABLE).item(item)));
            }
            CompletableFuture.allOf(puts.toArray(CompletableFuture[]::new)).join();
            ScanResponse scanned =
                    dynamoDb.scan(request -> request.tableName(Orders.TABLE)).join();

            assertEquals(200, scanned.count());
            Throwable failure = assertThrows(
                            RuntimeException.class,
                            () -> dynamoDb.describeTable(request -> request.tableName("missing"))
                                    .join())
                    .getCause();
            assertEquals(ResourceNotFoundException.class, failure.getClass());
        }
    }

    @Test
    void answersTheClientsOfStreams() {
        try (Lodestone lodestone = Lodestone.inMemory()) {
            String arn = Orders.createTableWithStream(lodestone.dynamoDbClient());
            lodestone
                    .dynamoDbClient()
                    .putItem(request -> request.tableName(Orders.TABLE).item(Orders.item("o-1")));
            DynamoDbStreamsClient streams = lodestone.dynamoDbStreamsClient();
            DynamoDbStreamsAsyncClient asyncStreams = lodestone.dynamoDbStreamsAsyncClient();

            StreamDescription described =
                    streams.describeStream(request -> request.streamArn(arn)).streamDescription();
            List<Record> records = new ArrayList<>();
            described.shards().forEach(shard -> {
                String iterator = asyncStreams
                        .getShardIterator(request -> request.streamArn(arn)
                                .shardId(shard.shardId())
                                .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                        .join()
                        .shardIterator();
                records.addAll(streams.getRecords(request -> request.shardIterator(iterator))
                        .records());
            });

            assertEquals(1, records.size());
            assertEquals(Orders.item("o-1"), records.get(0).dynamodb().keys());
        }
    }

    @Test
    void givesTheSameClientsEachTime() {
        try (Lodestone lodestone = Lodestone.inMemory()) {
            assertSame(lodestone.dynamoDbClient(), lodestone.dynamoDbClient());
            assertSame(lodestone.dynamoDbAsyncClient(), lodestone.dynamoDbAsyncClient());
            assertSame(lodestone.dynamoDbStreamsClient(), lodestone.dynamoDbStreamsClient());
            assertSame(lodestone.dynamoDbStreamsAsyncClient(), lodestone.dynamoDbStreamsAsyncClient());
        }
    }

    @Test
    void takesClientsThatUsersBuild() {
        try (Lodestone lodestone = Lodestone.inMemory();
                DynamoDbClient own = lodestone
                        .configure(DynamoDbClient.builder())
                        .overrideConfiguration(settings -> settings.apiCallTimeout(Duration.ofSeconds(20)))
                        .build()) {
            Orders.createTable(own);

            assertEquals(
                    List.of(Orders.TABLE),
                    lodestone.dynamoDbClient().listTables().tableNames());
        }
    }

    @Test
    void keepsDataOfStoresOnDisk(@TempDir Path directory) {
        try (Lodestone lodestone = Lodestone.open(directory)) {
            Orders.createTable(lodestone.dynamoDbClient());
            lodestone
                    .dynamoDbClient()
                    .putItem(request -> request.tableName(Orders.TABLE).item(Orders.item("o-1")));
        }
        try (Lodestone lodestone = Lodestone.open(directory)) {
            assertTrue(lodestone
                    .dynamoDbClient()
                    .getItem(request -> request.tableName(Orders.TABLE).key(Orders.item("o-1")))
                    .hasItem());
        }
    }

    @Test
    void keepsStoresApart() {
        try (Lodestone one = Lodestone.inMemory();
                Lodestone other = Lodestone.inMemory()) {
            Orders.createTable(one.dynamoDbClient());

            assertTrue(other.dynamoDbClient().listTables().tableNames().isEmpty());
        }
    }

    @Test
    void servesOverHttpWhenAskedTo() throws Exception {
        try (Lodestone lodestone = Lodestone.inMemory()) {
            Orders.createTable(lodestone.dynamoDbClient());
            URI endpoint = lodestone.endpoint();

            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(endpoint.resolve("/_lodestone/clock"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertEquals(200, answer.statusCode());
            assertEquals(endpoint, lodestone.endpoint());
        }
    }

    @Test
    void followsItsClock() {
        try (Lodestone lodestone = Lodestone.inMemory()) {
            Orders.createTable(lodestone.dynamoDbClient());
            lodestone
                    .dynamoDbClient()
                    .updateTimeToLive(request -> request.tableName(Orders.TABLE)
                            .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("expires")));
            long inAnHour = Instant.now().plus(Duration.ofHours(1)).getEpochSecond();
            lodestone
                    .dynamoDbClient()
                    .putItem(PutItemRequest.builder()
                            .tableName(Orders.TABLE)
                            .item(Map.of(
                                    "id",
                                    AttributeValue.fromS("o-1"),
                                    "expires",
                                    AttributeValue.fromN(Long.toString(inAnHour))))
                            .build());

            lodestone.clock().advance(Duration.ofHours(2));

            assertFalse(lodestone
                    .dynamoDbClient()
                    .getItem(request -> request.tableName(Orders.TABLE).key(Orders.item("o-1")))
                    .hasItem());
        }
    }

    @Test
    void hasTheRegionAndAccountItIsTold() {
        try (Lodestone lodestone = Lodestone.builder()
                .region("eu-west-1")
                .accountId("123456789012")
                .build()) {
            Orders.createTable(lodestone.dynamoDbClient());

            assertEquals(
                    "arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
                    lodestone
                            .dynamoDbClient()
                            .describeTable(request -> request.tableName(Orders.TABLE))
                            .table()
                            .tableArn());
        }
        assertThrows(IllegalArgumentException.class, () -> Lodestone.builder().accountId("12"));
    }

    @Test
    void refusesAllWorkOnceItIsClosed() {
        Lodestone lodestone = Lodestone.inMemory();
        DynamoDbClient own = lodestone.configure(DynamoDbClient.builder()).build();
        assertNotNull(own.listTables());

        lodestone.close();
        lodestone.close();

        IllegalStateException refused = assertThrows(IllegalStateException.class, own::listTables);
        assertEquals("This Lodestone is closed", refused.getMessage());
        assertThrows(IllegalStateException.class, lodestone::dynamoDbClient);
        assertThrows(IllegalStateException.class, lodestone::endpoint);
        own.close();
    }
}
