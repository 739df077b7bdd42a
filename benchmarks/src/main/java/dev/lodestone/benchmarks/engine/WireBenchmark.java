package dev.lodestone.benchmarks.engine;

import dev.lodestone.server.wire.WireRequest;
import dev.lodestone.server.wire.WireResponse;
import dev.lodestone.server.wire.dispatch.DataStoreWire;
import dev.lodestone.server.wire.dispatch.ScopeResolver;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.engine.Durability;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Whole requests without HTTP, from JSON to JSON: items of about 300 bytes, 10 to a partition. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class WireBenchmark {
    private static final int PARTITIONS = 1_000;
    private static final int SORTS = 10;
    private static final String PAYLOAD = "x".repeat(220);

    @Param
    private EngineKind engineKind;

    private TemporaryDirectory directory;
    private DataStore store;
    private DataStoreWire wire;

    @Setup
    public void fill() {
        directory = new TemporaryDirectory();
        store = DataStore.open(
                engineKind == EngineKind.MEMORY ? StoreOptions.inMemory() : StoreOptions.at(directory.path()));
        wire = new DataStoreWire(store, new ScopeResolver(Set.of(), "us-east-1", "000000000000"), Durability.BUFFERED);
        answer(
                "CreateTable",
                "{\"TableName\":\"items\",\"BillingMode\":\"PAY_PER_REQUEST\",\"AttributeDefinitions\":["
                        + "{\"AttributeName\":\"pk\",\"AttributeType\":\"S\"},{\"AttributeName\":\"sk\",\"AttributeType\":\"N\"}],"
                        + "\"KeySchema\":[{\"AttributeName\":\"pk\",\"KeyType\":\"HASH\"},"
                        + "{\"AttributeName\":\"sk\",\"KeyType\":\"RANGE\"}]}");
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (int sort = 0; sort < SORTS; sort++) {
                answer("PutItem", put(partition, sort));
            }
        }
    }

    @TearDown
    public void close() {
        store.close();
        directory.close();
    }

    private WireResponse answer(String operation, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        WireResponse response = wire.answer(new WireRequest("DynamoDB_20120810." + operation, body, 0, body.length));
        if (response.status() != 200) {
            throw new IllegalStateException(new String(response.body(), 0, response.length(), StandardCharsets.UTF_8));
        }
        return response;
    }

    private static String key(int partition, int sort) {
        return "\"pk\":{\"S\":\"partition-" + partition + "\"},\"sk\":{\"N\":\"" + sort + "\"}";
    }

    /** Every put changes the item, since one that does not would not be stored. */
    private static String put(int partition, int sort) {
        return "{\"TableName\":\"items\",\"Item\":{" + key(partition, sort)
                + ",\"counter\":{\"N\":\"" + ThreadLocalRandom.current().nextInt(1_000_000)
                + "\"},\"payload\":{\"S\":\"" + PAYLOAD
                + "\"},\"flag\":{\"BOOL\":true},\"tags\":{\"SS\":[\"a\",\"b\"]}}}";
    }

    private static String anyKey() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return key(random.nextInt(PARTITIONS), random.nextInt(SORTS));
    }

    @Benchmark
    public WireResponse getItem() {
        return answer("GetItem", "{\"TableName\":\"items\",\"Key\":{" + anyKey() + "}}");
    }

    @Benchmark
    public WireResponse putItem() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return answer("PutItem", put(random.nextInt(PARTITIONS), random.nextInt(SORTS)));
    }

    @Benchmark
    public WireResponse updateItem() {
        return answer(
                "UpdateItem",
                "{\"TableName\":\"items\",\"Key\":{" + anyKey() + "},\"UpdateExpression\":\"ADD #c :one\","
                        + "\"ExpressionAttributeNames\":{\"#c\":\"counter\"},"
                        + "\"ExpressionAttributeValues\":{\":one\":{\"N\":\"1\"}}}");
    }

    @Benchmark
    public WireResponse query() {
        return answer(
                "Query",
                "{\"TableName\":\"items\",\"KeyConditionExpression\":\"pk = :pk\","
                        + "\"ExpressionAttributeValues\":{\":pk\":{\"S\":\"partition-"
                        + ThreadLocalRandom.current().nextInt(PARTITIONS) + "\"}}}");
    }
}
