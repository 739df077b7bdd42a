package dev.lodestone.server.trigger;

import dev.lodestone.server.TestServer;
import dev.lodestone.server.TestStreams;
import dev.lodestone.server.lambda.LocalLambda;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.catalog.StreamSettings;
import dev.lodestone.streams.function.definition.CodeSource;
import dev.lodestone.streams.function.definition.FunctionConfiguration;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.MappingParametersBuilder;
import dev.lodestone.streams.mapping.MappingState;
import dev.lodestone.streams.mapping.NewMapping;
import dev.lodestone.streams.mapping.engine.EventSourceMappings;
import dev.lodestone.streams.mapping.engine.ShardStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * A server as users run it, whose clock stands still unless it is told to go on, with functions and mappings. Used by one
 * thread.
 */
final class Triggers implements AutoCloseable {
    /** A Node.js function that does what the {@link ControlServer} tells it. */
    static final String FUNCTION = "watch";

    /** How long functions may take that are not to be timed out. */
    static final int TIMEOUT_SECONDS = 300;

    private static final Instant START = Instant.parse("2023-11-14T22:13:20Z");
    private static final long PATIENCE_SECONDS = 60;
    private static final long POLL_NANOS = 500_000;
    private static final Map<String, String> RUNTIMES = Map.of(
            "app.js", "nodejs22.x", "app.py", "python3.13", "bootstrap", "provided.al2023", "App.java", "java17");

    final ControlServer control;
    private final StoreOptions options;
    private final Path directory;
    private final TestServer server;

    private Triggers(ControlServer control, StoreOptions options, Path directory) {
        this.control = control;
        this.options = options;
        this.directory = directory;
        server = TestServer.start(options);
        // Begins, if it has not begun.
        server.lambda();
    }

    /**
     * Starts all with a new store.
     *
     * @param directory where the code of functions is written
     */
    static Triggers start(StoreOptions options, Path directory) {
        StoreOptions standingStill =
                options.withClock(START::toEpochMilli).withStreams(StreamSettings.DEFAULT.onRequest());
        return new Triggers(new ControlServer(), standingStill, directory);
    }

    /** Ends all but the control server, and starts it again with the same store, which must be on disk. */
    Triggers restarted() {
        Instant now = now();
        server.close();
        return new Triggers(control, options.withClock(now::toEpochMilli), directory);
    }

    // Functions

    /** Makes a function of one file that knows where the control server is. */
    void createFunction(String name, String file, String source) {
        createFunction(name, file, source, TIMEOUT_SECONDS);
    }

    void createFunction(String name, String file, String source, int timeoutSeconds) {
        Path folder = writeCode(name, file, source);
        FunctionConfiguration configuration = FunctionConfiguration.of(
                        RUNTIMES.get(file), file.equals("App.java") ? "App" : "app.handler")
                .withTimeoutSeconds(timeoutSeconds)
                .withEnvironment(Map.of("CONTROL", control.uri("/calls/").toString()));
        lambda().functions().create(name, configuration, new CodeSource.Folder(folder), Map.of());
    }

    /** Writes a file of a function's code, and gives the folder. */
    Path writeCode(String name, String file, String source) {
        Path folder = directory.resolve(name);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(file), source).toFile().setExecutable(true);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LocalLambda lambda() {
        return server.lambda();
    }

    static String functionArn(String name) {
        return "arn:aws:lambda:us-east-1:000000000000:function:" + name;
    }

    // Tables

    DynamoDbClient client() {
        return server.client();
    }

    TestServer server() {
        return server;
    }

    /** Gives the ARN of a table's stream. */
    String stream(String table) {
        return TestStreams.arn(client(), table);
    }

    /** A new table with a partition key {@code pk}, a string. */
    String newTable(StreamViewType viewType) {
        return TestStreams.newTable(client(), viewType);
    }

    /** Writes items with these partition keys, one after the other. */
    void put(String table, String... ids) {
        for (String id : ids) {
            put(table, id, Map.of());
        }
    }

    void put(String table, String id, Map<String, AttributeValue> attributes) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        item.put("pk", AttributeValue.fromS(id));
        item.putAll(attributes);
        client().putItem(put -> put.tableName(table).item(item));
    }

    // Mappings

    EventSourceMappings mappings() {
        return lambda().mappings();
    }

    EventSourceMapping map(String table, String function, String startingPosition, MappingParametersBuilder request) {
        return mappings()
                .create(new NewMapping(
                        "", stream(table), functionArn(function), startingPosition, request.build(), Map.of()));
    }

    MappingState state(EventSourceMapping mapping) {
        return mappings().get(mapping.uuid()).state();
    }

    List<ShardStatus> shards(EventSourceMapping mapping) {
        return mappings().status(mapping.uuid()).shards();
    }

    /** How many records of the mapping are not done. */
    int waiting(EventSourceMapping mapping) {
        return shards(mapping).stream().mapToInt(ShardStatus::waitingRecords).sum();
    }

    void awaitAllDone(EventSourceMapping mapping) {
        await("all records are done", () -> waiting(mapping) == 0);
    }

    // Time

    Instant now() {
        return server.store().clock().now();
    }

    void advance(Duration by) {
        server.store().clock().advance(by);
    }

    /** Waits until some mapping waits for a moment. */
    Instant nextMoment() {
        await("a mapping waits for a moment", () -> mappings().nextMillis() != Long.MAX_VALUE);
        return Instant.ofEpochMilli(mappings().nextMillis());
    }

    /** Sets the clock to the next moment that a mapping waits for, and has that noticed. */
    void advanceToNext() {
        Duration left = Duration.between(now(), nextMoment());
        advance(left.isNegative() ? Duration.ZERO : left);
        await("the moment is noticed", () -> mappings().nextMillis() > now().toEpochMilli());
    }

    void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("never happened: " + what);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /**
     * Deletes all mappings, and sets the clock to the beginning of a new day, plus what the first one began with.
     *
     * @return calls and reports that nobody has taken
     */
    List<String> clear() {
        for (EventSourceMapping mapping :
                mappings().list(null, null, null, null).mappings()) {
            if (mapping.state() != MappingState.DELETING) {
                mappings().delete(mapping.uuid());
            }
        }
        await("all mappings have ended", () -> {
            control.releaseAll();
            return mappings().list(null, null, null, null).mappings().isEmpty();
        });
        long days = Duration.between(START, now()).toDays() + 1;
        server.store().clock().set(START.plus(Duration.ofDays(days)));
        return control.clear();
    }

    @Override
    public void close() {
        control.releaseAll();
        server.close();
        control.close();
    }
}
