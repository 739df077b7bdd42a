package dev.lodestone.server;

import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Stream;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Tables with streams, and short ways to their records. */
public final class TestStreams {
    private static final RequestScope SCOPE = new RequestScope("", "us-east-1", "000000000000");

    private TestStreams() {}

    /** A new table with partition key {@code pk} of type S and a stream. */
    public static String newTable(DynamoDbClient client, StreamViewType viewType) {
        String name = TestServer.uniqueTableName("streamed");
        newTable(client, name, viewType);
        return name;
    }

    /** A table of this name with partition key {@code pk} of type S and a stream. */
    public static void newTable(DynamoDbClient client, String name, StreamViewType viewType) {
        client.createTable(create -> create.tableName(name)
                .attributeDefinitions(TestTables.attribute("pk", ScalarAttributeType.S))
                .keySchema(TestTables.key("pk", KeyType.HASH))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .streamSpecification(stream -> stream.streamEnabled(true).streamViewType(viewType)));
    }

    public static void disable(DynamoDbClient client, String table) {
        client.updateTable(
                update -> update.tableName(table).streamSpecification(stream -> stream.streamEnabled(false)));
    }

    public static void enable(DynamoDbClient client, String table, StreamViewType viewType) {
        client.updateTable(update -> update.tableName(table)
                .streamSpecification(stream -> stream.streamEnabled(true).streamViewType(viewType)));
    }

    /** The ARN of the table's latest stream. */
    public static String arn(DynamoDbClient client, String table) {
        return client.describeTable(describe -> describe.tableName(table))
                .table()
                .latestStreamArn();
    }

    public static StreamDescription describe(DynamoDbStreamsClient streams, String arn) {
        return streams.describeStream(describe -> describe.streamArn(arn)).streamDescription();
    }

    private static Stream stored(TestServer server, String arn) {
        return server.store().streams().find(SCOPE, arn);
    }

    /** Closes all shards of a stream, and continues each by another one. */
    public static void roll(TestServer server, String arn) {
        server.store().rollShards(stored(server, arn));
    }

    /** Closes a shard of a stream, and continues it by two. */
    public static void split(TestServer server, String arn, Shard shard) {
        server.store().splitShard(stored(server, arn), shard.shardId());
    }

    /** The only shard of a stream. */
    public static Shard shard(DynamoDbStreamsClient streams, String arn) {
        List<Shard> shards = describe(streams, arn).shards();
        if (shards.size() != 1) {
            throw new AssertionError("There are " + shards.size() + " shards");
        }
        return shards.get(0);
    }

    public static String iterator(DynamoDbStreamsClient streams, String arn, Shard shard, ShardIteratorType type) {
        return iterator(streams, arn, shard, type, null);
    }

    public static String iterator(
            DynamoDbStreamsClient streams, String arn, Shard shard, ShardIteratorType type, String sequenceNumber) {
        return streams.getShardIterator(get -> get.streamArn(arn)
                        .shardId(shard.shardId())
                        .shardIteratorType(type)
                        .sequenceNumber(sequenceNumber))
                .shardIterator();
    }

    public static GetRecordsResponse read(DynamoDbStreamsClient streams, String iterator) {
        return streams.getRecords(get -> get.shardIterator(iterator));
    }

    /** All records of a shard from its oldest one on. */
    public static List<Record> records(DynamoDbStreamsClient streams, String arn, Shard shard) {
        List<Record> records = new ArrayList<>();
        String next = iterator(streams, arn, shard, ShardIteratorType.TRIM_HORIZON);
        while (next != null) {
            GetRecordsResponse page = read(streams, next);
            records.addAll(page.records());
            next = page.records().isEmpty() ? null : page.nextShardIterator();
        }
        return records;
    }

    /** All records of a stream, shard by shard. */
    public static List<Record> records(DynamoDbStreamsClient streams, String arn) {
        List<Record> records = new ArrayList<>();
        describe(streams, arn).shards().forEach(shard -> records.addAll(records(streams, arn, shard)));
        return records;
    }
}
