package dev.lodestone.server.wire.stream;

import static dev.lodestone.server.TestTables.n;
import static dev.lodestone.server.TestTables.s;
import static dev.lodestone.server.TestTables.strings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestStreams;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Shard;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.ttl.SweepOptions;
import dev.lodestone.streams.reading.StreamRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * The very JSON of records as functions get them. What no test can foresee, the id and the sequence number, is taken from
 * the record.
 */
@ParameterizedClass
@EnumSource(EngineKind.class)
class RecordEventTest {
    private static final long START = 1_664_559_083L;
    private static final String IMAGE_1 = "{\"pk\":{\"S\":\"a\"},\"v\":{\"N\":\"1\"}}";
    private static final String IMAGE_2 = "{\"pk\":{\"S\":\"a\"},\"v\":{\"N\":\"2\"}}";

    private final EngineKind engine;
    private final AtomicLong clock = new AtomicLong(START * 1000 + 999);
    private TestServer server;
    private DynamoDbClient client;

    RecordEventTest(EngineKind engine) {
        this.engine = engine;
    }

    @BeforeEach
    void start() {
        server = TestServer.start(
                TestServer.options(engine).withClock(clock::get).withSweep(SweepOptions.ON_REQUEST));
        client = server.client();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Puts an item with the key first, since events have attributes in the order in which they were put. */
    private void put(String table, AttributeValue value) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        item.put("pk", s("a"));
        item.put("v", value);
        client.putItem(put -> put.tableName(table).item(item));
    }

    /** What the life of an item says: inserted with 1, modified to 2, removed. */
    private List<String> changes(StreamViewType viewType) {
        String table = TestStreams.newTable(client, viewType);
        put(table, n("1"));
        put(table, n("2"));
        client.deleteItem(delete -> delete.tableName(table).key(strings("pk", "a")));
        return events(table);
    }

    /** The records of a table, of which what cannot be foreseen has been checked and taken away. */
    private List<String> events(String table) {
        String arn = TestStreams.arn(client, table);
        Stream stream = server.store().streams().find(new RequestScope("", "us-east-1", "000000000000"), arn);
        Shard shard = stream.shards().get(0);
        List<String> events = new ArrayList<>();
        for (StreamRecord record : StreamRecord.of(
                stream,
                server.store().streams().read(stream, shard, 0, 100, 1 << 20).records())) {
            String json = new String(new RecordEventWriter().json(arn, record), StandardCharsets.UTF_8);
            events.add(json.replace(record.eventId(), "ID")
                    .replace(record.sequenceNumber(), "NUMBER")
                    .replace(arn, "ARN"));
        }
        return events;
    }

    private static String event(String name, String images, int size, StreamViewType viewType, String identity) {
        return "{\"eventID\":\"ID\",\"eventName\":\"" + name
                + "\",\"eventVersion\":\"1.1\",\"eventSource\":\"aws:dynamodb\",\"awsRegion\":\"us-east-1\","
                + "\"dynamodb\":{\"ApproximateCreationDateTime\":1664559083.0,\"Keys\":{\"pk\":{\"S\":\"a\"}}" + images
                + ",\"SequenceNumber\":\"NUMBER\",\"SizeBytes\":" + size + ",\"StreamViewType\":\"" + viewType
                + "\"},\"eventSourceARN\":\"ARN\"" + identity + "}";
    }

    private static String event(String name, String images, int size, StreamViewType viewType) {
        return event(name, images, size, viewType, "");
    }

    private static String newImage(String image) {
        return ",\"NewImage\":" + image;
    }

    private static String oldImage(String image) {
        return ",\"OldImage\":" + image;
    }

    @Test
    void keysOnly() {
        StreamViewType type = StreamViewType.KEYS_ONLY;
        assertEquals(
                List.of(event("INSERT", "", 3, type), event("MODIFY", "", 3, type), event("REMOVE", "", 3, type)),
                changes(type));
    }

    @Test
    void newImages() {
        StreamViewType type = StreamViewType.NEW_IMAGE;
        assertEquals(
                List.of(
                        event("INSERT", newImage(IMAGE_1), 9, type),
                        event("MODIFY", newImage(IMAGE_2), 9, type),
                        event("REMOVE", "", 3, type)),
                changes(type));
    }

    @Test
    void oldImages() {
        StreamViewType type = StreamViewType.OLD_IMAGE;
        assertEquals(
                List.of(
                        event("INSERT", "", 3, type),
                        event("MODIFY", oldImage(IMAGE_1), 9, type),
                        event("REMOVE", oldImage(IMAGE_2), 9, type)),
                changes(type));
    }

    @Test
    void newAndOldImages() {
        StreamViewType type = StreamViewType.NEW_AND_OLD_IMAGES;
        assertEquals(
                List.of(
                        event("INSERT", newImage(IMAGE_1), 9, type),
                        event("MODIFY", newImage(IMAGE_2) + oldImage(IMAGE_1), 15, type),
                        event("REMOVE", oldImage(IMAGE_2), 9, type)),
                changes(type));
    }

    @Test
    void bytesAreInBase64() {
        StreamViewType type = StreamViewType.NEW_IMAGE;
        String table = TestStreams.newTable(client, type);
        put(table, AttributeValue.fromB(SdkBytes.fromUtf8String("foobar")));
        String image = "{\"pk\":{\"S\":\"a\"},\"v\":{\"B\":\"Zm9vYmFy\"}}";
        assertEquals(List.of(event("INSERT", newImage(image), 13, type)), events(table));
    }

    @Test
    void expiryNamesWhoDeletedTheItem() {
        StreamViewType type = StreamViewType.KEYS_ONLY;
        String table = TestStreams.newTable(client, type);
        client.updateTimeToLive(update -> update.tableName(table)
                .timeToLiveSpecification(ttl -> ttl.attributeName("v").enabled(true)));
        put(table, n(Long.toString(START - 1)));
        server.store().deleteExpiredItems();
        String identity = ",\"userIdentity\":{\"principalId\":\"dynamodb.amazonaws.com\",\"type\":\"Service\"}";
        assertEquals(List.of(event("INSERT", "", 3, type), event("REMOVE", "", 3, type, identity)), events(table));
    }
}
