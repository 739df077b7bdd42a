package dev.lodestone.server.feature;

import static dev.lodestone.server.TestTables.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestStreams;
import dev.lodestone.store.StoreOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Streams and places in them through a restart. */
class StreamRestartTest {
    private static void put(TestServer server, String table, String pk) {
        server.client().putItem(put -> put.tableName(table).item(strings("pk", pk)));
    }

    @Test
    void readersGoOnWhereTheyWere() {
        StoreOptions options = TestServer.options(EngineKind.ROCKSDB);
        String table = TestServer.uniqueTableName("restarted");
        String arn;
        StreamDescription before;
        GetRecordsResponse page;
        try (TestServer server = TestServer.start(options)) {
            TestStreams.newTable(server.client(), table, StreamViewType.NEW_AND_OLD_IMAGES);
            arn = TestStreams.arn(server.client(), table);
            put(server, table, "a");
            before = TestStreams.describe(server.streams(), arn);
            page = TestStreams.read(
                    server.streams(),
                    TestStreams.iterator(
                            server.streams(), arn, before.shards().get(0), ShardIteratorType.TRIM_HORIZON));
            put(server, table, "b");
        }
        try (TestServer server = TestServer.start(options)) {
            put(server, table, "c");
            assertEquals(before, TestStreams.describe(server.streams(), arn));
            List<Record> after =
                    TestStreams.read(server.streams(), page.nextShardIterator()).records();
            assertEquals(
                    List.of("b", "c"),
                    after.stream()
                            .map(record -> record.dynamodb().keys().get("pk").s())
                            .toList());
            List<Record> all = TestStreams.records(server.streams(), arn);
            assertEquals(page.records().get(0), all.get(0));
            assertEquals(after, all.subList(1, 3));
        }
    }
}
