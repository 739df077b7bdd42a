package dev.lodestone.streams.mapping.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.store.DataStore;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.catalog.StreamSettings;
import dev.lodestone.store.environment.IdSource;
import dev.lodestone.store.operation.ExpressionAttributes;
import dev.lodestone.store.operation.item.ConditionParameters;
import dev.lodestone.store.operation.item.PutItem;
import dev.lodestone.store.operation.item.WriteOptions;
import dev.lodestone.store.operation.table.AttributeDefinition;
import dev.lodestone.store.operation.table.CreateTable;
import dev.lodestone.store.operation.table.KeySchemaElement;
import dev.lodestone.store.operation.table.StreamSpecification;
import dev.lodestone.store.operation.table.TableSettings;
import dev.lodestone.store.value.AttributeValue;
import dev.lodestone.store.value.DynamoNumber;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.Supplied;
import dev.lodestone.streams.event.RecordEvent;
import dev.lodestone.streams.invocation.InvocationTarget;
import dev.lodestone.streams.mapping.DiscardedBatch;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.FailureDestination;
import dev.lodestone.streams.mapping.MappingParameters;
import dev.lodestone.streams.mapping.NewMapping;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * A store on a clock that stands still, with a table whose stream feeds functions. The items have a partition key {@code
 * id}, a sort key {@code part} and a number {@code v}.
 */
final class MappedTable implements AutoCloseable {
    static final RequestScope SCOPE = new RequestScope("", "us-east-1", "000000000000");
    static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:f";
    static final String DESTINATION = "arn:aws:sqs:us-east-1:000000000000:failures";
    static final long START_MILLIS = 1_700_000_000_000L;
    static final long SECOND = 1_000;
    static final long HOUR = 3_600 * SECOND;

    private static final String TABLE = "records";
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    final AtomicLong clock;
    final Map<String, InvocationTarget> functions = new ConcurrentHashMap<>();
    final Reports reports = new Reports();
    final DataStore store;
    final EventSourceMappings mappings;

    /** Takes reports of batches, unless it is told to fail. */
    static final class Reports implements FailureDestination {
        final LinkedBlockingQueue<DiscardedBatch> taken = new LinkedBlockingQueue<>();
        final LinkedBlockingQueue<DiscardedBatch> refused = new LinkedBlockingQueue<>();
        volatile boolean refuses;

        @Override
        public CompletionStage<Void> send(DiscardedBatch batch) {
            if (refuses) {
                refused.add(batch);
                return CompletableFuture.failedFuture(new IllegalStateException("refused on purpose"));
            }
            taken.add(batch);
            return CompletableFuture.completedFuture(null);
        }
    }

    private final StoreOptions options;

    MappedTable(StoreOptions options, AtomicLong clock, int shards) {
        this(options, clock, StreamSettings.DEFAULT.withShards(shards));
    }

    MappedTable(StoreOptions options, AtomicLong clock, StreamSettings streams) {
        this(options.withClock(clock::get).withStreams(streams.onRequest()), clock, (DataStore) null);
    }

    /** With a store that is open, or one that is opened. */
    private MappedTable(StoreOptions options, AtomicLong clock, DataStore open) {
        this.options = options;
        this.clock = clock;
        this.store = open == null ? DataStore.open(options) : open;
        mappings = new EventSourceMappings(
                store,
                new MappingSurroundings(
                        functions::get,
                        MappedTable::json,
                        destination -> DESTINATION.equals(destination) ? reports : null,
                        MappedTable::filter,
                        IdSource.random(),
                        System.getLogger("mappings under test")));
    }

    /** Closes the mappings, and perhaps the store, and opens them again; functions are to be added anew. */
    MappedTable reopened(boolean alsoTheStore) {
        mappings.close();
        if (alsoTheStore) {
            store.close();
        }
        return new MappedTable(options, clock, alsoTheStore ? null : store);
    }

    /** The number and the place of a record, and its partition key. */
    private static byte[] json(String streamArn, dev.lodestone.streams.reading.StreamRecord record) {
        Item image = record.change().newImage().decode();
        String json = "{\"v\":" + image.get("v").toString().replaceAll("[^0-9-]", "") + ",\"id\":\""
                + ((AttributeValue.S) image.get("id")).value() + "\",\"part\":\""
                + ((AttributeValue.S) image.get("part")).value() + "\",\"padding\":\""
                + padding(image) + "\",\"SequenceNumber\":\"" + record.sequenceNumber() + "\"}";
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String padding(Item image) {
        return image.get("padding") == null ? "" : ((AttributeValue.S) image.get("padding")).value();
    }

    /** Patterns are texts that records must contain. */
    private static RecordFilter filter(List<String> patterns) {
        return json ->
                patterns.isEmpty() || patterns.stream().anyMatch(new String(json, StandardCharsets.UTF_8)::contains);
    }

    static RecordEvent events() {
        return MappedTable::json;
    }

    void createTable() {
        store.call(
                new CreateTable.Request(
                        TABLE,
                        List.of(new AttributeDefinition("id", "S"), new AttributeDefinition("part", "S")),
                        List.of(new KeySchemaElement("id", "HASH"), new KeySchemaElement("part", "RANGE")),
                        null,
                        null,
                        new TableSettings(
                                "PAY_PER_REQUEST",
                                null,
                                null,
                                null,
                                new StreamSpecification(true, "NEW_IMAGE"),
                                null,
                                null,
                                null,
                                List.of()),
                        List.of()),
                SCOPE);
    }

    Stream stream() {
        List<Stream> streams = List.copyOf(store.streams().streams(SCOPE, TABLE));
        return streams.get(streams.size() - 1);
    }

    /** Writes items with these numbers, each number to an item of its own. */
    void put(int... values) {
        for (int value : values) {
            put("id-" + value, "a", value, "");
        }
    }

    void put(String id, String part, int value, String padding) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("id", new AttributeValue.S(id));
        attributes.put("part", new AttributeValue.S(part));
        attributes.put("v", new AttributeValue.N(DynamoNumber.of(value)));
        if (!padding.isEmpty()) {
            attributes.put("padding", new AttributeValue.S(padding));
        }
        store.call(
                new PutItem.Request(
                        TABLE,
                        Supplied.of(new Item(attributes)),
                        ConditionParameters.NONE,
                        new ExpressionAttributes(null, null),
                        WriteOptions.NONE),
                SCOPE);
    }

    /** A function whose calls a test answers. */
    ScriptedFunction scripted() {
        ScriptedFunction function = new ScriptedFunction(clock::get);
        functions.put(FUNCTION, function);
        return function;
    }

    EventSourceMapping map(MappingParameters parameters) {
        return map("TRIM_HORIZON", parameters);
    }

    EventSourceMapping map(String startingPosition, MappingParameters parameters) {
        return mappings.create(new NewMapping("", stream().arn(), FUNCTION, startingPosition, parameters, Map.of()));
    }

    void advance(long millis) {
        clock.addAndGet(millis);
        // The clock below the store's has moved; to set that one tells who waits.
        store.clock().setOffset(Duration.ZERO);
    }

    /** Waits until something waits for a moment. */
    long nextMoment() {
        await(() -> mappings.nextMillis() != Long.MAX_VALUE);
        return mappings.nextMillis();
    }

    /** Sets the clock to the next moment that something waits for, and has that noticed. */
    void advanceToNext() {
        advance(Math.max(0, nextMoment() - clock.get()));
        await(() -> mappings.nextMillis() > clock.get());
    }

    /** Waits until all is done, with the clock set to whatever moment that takes. */
    void advanceUntilDone(EventSourceMapping mapping) {
        await(() -> {
            // The work goes on meanwhile, and may need no other moment any more.
            long next = mappings.nextMillis();
            if (next != Long.MAX_VALUE && next > clock.get()) {
                advance(next - clock.get());
            }
            return waiting(mapping) == 0;
        });
    }

    void await(BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "what was waited for has not happened");
            Thread.onSpinWait();
        }
    }

    /** How many records of the mapping are not done. */
    int waiting(EventSourceMapping mapping) {
        return mappings.status(mapping.uuid()).shards().stream()
                .mapToInt(ShardStatus::waitingRecords)
                .sum();
    }

    void awaitAllDone(EventSourceMapping mapping) {
        await(() -> waiting(mapping) == 0);
    }

    @Override
    public void close() {
        mappings.close();
        store.close();
    }
}
