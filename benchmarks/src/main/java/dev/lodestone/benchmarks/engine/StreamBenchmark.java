package dev.lodestone.benchmarks.engine;

import dev.lodestone.server.wire.WireRequest;
import dev.lodestone.server.wire.WireResponse;
import dev.lodestone.server.wire.dispatch.DataStoreWire;
import dev.lodestone.server.wire.dispatch.ScopeResolver;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.engine.Durability;
import dev.lodestone.streams.operation.StreamOperations;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What streams cost, from JSON to JSON without HTTP: a put into a table without one and with one that has both images, and
 * the reading of one record among a thousand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StreamBenchmark {
    private static final int ITEMS = 10_000;
    private static final int PAGE = 1000;
    private static final String PAYLOAD = "x".repeat(220);
    private static final String SMALL_PAYLOAD = "x".repeat(60);

    /** How long the log is kept, so that what is put in one iteration is trimmed before the next. */
    private static final long RETENTION_MILLIS = 1;

    @Param
    private EngineKind engineKind;

    private TemporaryDirectory directory;
    private DataStore store;
    private DataStore keeping;
    private DataStoreWire wire;
    private DataStoreWire keepingWire;
    private String readRequest;

    @Setup
    public void fill() {
        directory = new TemporaryDirectory();
        StoreOptions options = options("trimmed");
        store = DataStore.open(
                options.withStreams(
                        options.streams().withRetention(RETENTION_MILLIS).onRequest()),
                new StreamOperations());
        wire = wire(store);
        keeping = DataStore.open(options("kept"), new StreamOperations());
        keepingWire = wire(keeping);
        create(wire, "plain", "");
        create(wire, "streamed", stream());
        String created = create(keepingWire, "read", stream());
        for (int item = 0; item < ITEMS; item++) {
            answer(wire, "DynamoDB_20120810.PutItem", put("plain", item, PAYLOAD));
            answer(wire, "DynamoDB_20120810.PutItem", put("streamed", item, PAYLOAD));
        }
        for (int record = 0; record < 2 * PAGE; record++) {
            answer(keepingWire, "DynamoDB_20120810.PutItem", put("read", record / 2, SMALL_PAYLOAD));
        }
        readRequest = "{\"ShardIterator\":\"" + iterator(textAfter("LatestStreamArn", created)) + "\"}";
    }

    private StoreOptions options(String name) {
        return engineKind == EngineKind.MEMORY
                ? StoreOptions.inMemory()
                : StoreOptions.at(directory.path().resolve(name));
    }

    private static DataStoreWire wire(DataStore store) {
        return new DataStoreWire(store, new ScopeResolver(Set.of(), "us-east-1", "000000000000"), Durability.BUFFERED);
    }

    private static String create(DataStoreWire wire, String table, String more) {
        return text(answer(
                wire,
                "DynamoDB_20120810.CreateTable",
                "{\"TableName\":\"" + table + "\",\"BillingMode\":\"PAY_PER_REQUEST\",\"AttributeDefinitions\":["
                        + "{\"AttributeName\":\"pk\",\"AttributeType\":\"S\"}],"
                        + "\"KeySchema\":[{\"AttributeName\":\"pk\",\"KeyType\":\"HASH\"}]" + more + "}"));
    }

    private static String stream() {
        return ",\"StreamSpecification\":{\"StreamEnabled\":true,\"StreamViewType\":\"NEW_AND_OLD_IMAGES\"}";
    }

    private String iterator(String arn) {
        String described =
                text(answer(keepingWire, "DynamoDBStreams_20120810.DescribeStream", "{\"StreamArn\":\"" + arn + "\"}"));
        String iterator = text(answer(
                keepingWire,
                "DynamoDBStreams_20120810.GetShardIterator",
                "{\"StreamArn\":\"" + arn + "\",\"ShardIteratorType\":\"TRIM_HORIZON\",\"ShardId\":\""
                        + textAfter("ShardId", described) + "\"}"));
        return textAfter("ShardIterator", iterator);
    }

    private static String textAfter(String name, String json) {
        int at = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
        return json.substring(at, json.indexOf('"', at));
    }

    /** Deletes what the log holds of the iterations before. */
    @Setup(Level.Iteration)
    public void trim() {
        store.keepStreams();
    }

    @TearDown
    public void close() {
        store.close();
        keeping.close();
        directory.close();
    }

    private static WireResponse answer(DataStoreWire wire, String target, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        WireResponse response = wire.answer(new WireRequest(target, body, 0, body.length));
        if (response.status() != 200) {
            throw new IllegalStateException(text(response));
        }
        return response;
    }

    private static String text(WireResponse response) {
        return new String(response.body(), 0, response.length(), StandardCharsets.UTF_8);
    }

    /** Every put changes the item, since one that does not would not be stored. */
    private static String put(String table, int item, String payload) {
        return "{\"TableName\":\"" + table + "\",\"Item\":{\"pk\":{\"S\":\"item-" + item + "\"},\"counter\":{\"N\":\""
                + ThreadLocalRandom.current().nextInt(1_000_000_000) + "\"},\"payload\":{\"S\":\"" + payload
                + "\"},\"flag\":{\"BOOL\":true},\"tags\":{\"SS\":[\"a\",\"b\"]}}}";
    }

    private WireResponse putAny(String table) {
        return answer(
                wire,
                "DynamoDB_20120810.PutItem",
                put(table, ThreadLocalRandom.current().nextInt(ITEMS), PAYLOAD));
    }

    @Benchmark
    public WireResponse putItem() {
        return putAny("plain");
    }

    @Benchmark
    public WireResponse putItemWithStream() {
        return putAny("streamed");
    }

    @Benchmark
    @OperationsPerInvocation(PAGE)
    public WireResponse getRecords() {
        return answer(keepingWire, "DynamoDBStreams_20120810.GetRecords", readRequest);
    }
}
