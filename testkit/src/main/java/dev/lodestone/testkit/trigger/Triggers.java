package dev.lodestone.testkit.trigger;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lodestone.server.lambda.LocalLambda;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.streams.handler.HandlerTarget;
import dev.lodestone.streams.invocation.InvocationTarget;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.mapping.MappingParameters;
import dev.lodestone.streams.mapping.MappingParametersBuilder;
import dev.lodestone.streams.mapping.MappingState;
import dev.lodestone.streams.mapping.NewMapping;
import dev.lodestone.streams.mapping.engine.MappingPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Lambda functions whose handlers are objects of this process, fed with the changes of tables by the rules of the service's
 * event source mappings. They need {@code aws-lambda-java-core}, and handlers of typed events {@code
 * aws-lambda-java-serialization} with the events' own library. Thread-safe.
 *
 * <pre>{@code
 * lodestone.triggers().add("orders", DynamodbEvent.class, new OrdersHandler());
 * dynamoDb.putItem(…);
 * lodestone.triggers().awaitDelivered(Duration.ofSeconds(10));
 * }</pre>
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">Using Lambda with DynamoDB</a>
 */
public final class Triggers {
    /** Begins the names of handlers; a number follows. */
    private static final String NAME = "handler-";

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final DataStore store;
    private final LocalLambda lambda;
    private final RequestScope scope;
    private final Executor threads;
    private long added;

    /**
     * Triggers of a store.
     *
     * @param scope whose tables they read
     * @param threads run the handlers
     */
    public Triggers(DataStore store, LocalLambda lambda, RequestScope scope, Executor threads) {
        this.store = store;
        this.lambda = lambda;
        this.scope = scope;
        this.threads = threads;
        allMappings().forEach(this::endIfAbandoned);
    }

    private List<EventSourceMapping> allMappings() {
        List<EventSourceMapping> all = new ArrayList<>();
        String marker = null;
        do {
            MappingPage page = lambda.mappings().list(null, null, marker, null);
            all.addAll(page.mappings());
            marker = page.nextMarker();
        } while (marker != null);
        return all;
    }

    /** Handlers end with their process and are not those of forks, but the store has kept their mappings. */
    private void endIfAbandoned(EventSourceMapping mapping) {
        String function = mapping.functionArn();
        String name = function.substring(function.lastIndexOf(':') + 1);
        if (name.matches(NAME + "[0-9]{1,18}") && lambda.find(function) == null) {
            added = Math.max(added, Long.parseLong(name.substring(NAME.length())));
            if (mapping.state() != MappingState.DELETING) {
                lambda.mappings().delete(mapping.uuid());
            }
        }
    }

    /**
     * Has a handler get the changes of a table from the beginning of its stream on, as they come and a hundred at a time.
     *
     * @param table its name; it has a stream
     * @param eventType what the handler takes, such as {@code DynamodbEvent}
     * @return the mapping, by its UUID
     * @throws IllegalArgumentException if there is no such table, or it has no stream
     */
    public <E> String add(String table, Class<E> eventType, RequestHandler<E, ?> handler) {
        return add(table, eventType, handler, MappingParameters.NONE);
    }

    /**
     * The same with settings of the mapping.
     *
     * <pre>{@code
     * triggers.add("orders", DynamodbEvent.class, handler, settings -> settings.batchSize(5).maximumRetryAttempts(2));
     * }</pre>
     *
     * @throws dev.lodestone.streams.error.LambdaException if the service refuses the settings
     */
    public <E> String add(
            String table,
            Class<E> eventType,
            RequestHandler<E, ?> handler,
            Consumer<MappingParametersBuilder> settings) {
        return add(table, eventType, handler, parameters(settings));
    }

    /** The same for a handler that reads the event's JSON itself. */
    public String add(String table, RequestStreamHandler handler, Consumer<MappingParametersBuilder> settings) {
        return add(table, handler, parameters(settings));
    }

    private static MappingParameters parameters(Consumer<MappingParametersBuilder> settings) {
        MappingParametersBuilder parameters = MappingParameters.builder();
        settings.accept(parameters);
        return parameters.build();
    }

    /**
     * The same with settings that were made before.
     *
     * @throws dev.lodestone.streams.error.LambdaException if the service refuses the settings
     */
    public <E> String add(String table, Class<E> eventType, RequestHandler<E, ?> handler, MappingParameters settings) {
        String name = nextName();
        return add(table, name, HandlerTarget.of(arn(name), eventType, handler, threads), settings);
    }

    /** The same for a handler that reads the event's JSON itself, with settings that were made before. */
    public String add(String table, RequestStreamHandler handler, MappingParameters settings) {
        String name = nextName();
        return add(table, name, HandlerTarget.of(arn(name), handler, threads), settings);
    }

    private String add(String table, String name, InvocationTarget target, MappingParameters settings) {
        String stream = streamArn(table);
        lambda.functions().register(name, target);
        return lambda.mappings()
                .create(new NewMapping(scope.namespace(), stream, arn(name), "TRIM_HORIZON", settings, Map.of()))
                .uuid();
    }

    private synchronized String nextName() {
        return NAME + ++added;
    }

    private String arn(String name) {
        return lambda.functions().arn(name).toString();
    }

    private String streamArn(String table) {
        for (Stream stream : store.streams().streams(scope, table)) {
            if (stream.isEnabled()) {
                return stream.arn();
            }
        }
        throw new IllegalArgumentException("There is no table " + table + " that has a stream");
    }

    /**
     * Ends a mapping.
     *
     * @throws dev.lodestone.streams.error.LambdaException if there is none with this UUID
     */
    public void remove(String uuid) {
        lambda.mappings().delete(uuid);
    }

    /**
     * Waits until the handlers have been given all changes whose writes have been answered, and are done with them. What waits
     * for a moment to come, such as a retry or the end of a window, keeps it waiting: advance the clock first.
     *
     * @throws IllegalStateException if that takes longer; the message tells what is left
     */
    public void awaitDelivered(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            String left = left();
            if (left == null) {
                return;
            }
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException(left);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** What one of the mappings has not done yet, or null. */
    private String left() {
        for (EventSourceMapping mapping : allMappings()) {
            if (mapping.state() != MappingState.ENABLED && mapping.state() != MappingState.CREATING) {
                continue;
            }
            int waiting = lambda.mappings().status(mapping.uuid()).shards().stream()
                    .mapToInt(shard -> shard.waitingRecords())
                    .sum();
            if (waiting > 0) {
                String error = lambda.mappings().status(mapping.uuid()).lastError();
                return waiting + " records of " + mapping.eventSourceArn() + " are left"
                        + (error == null ? "" : "; the last call failed: " + error);
            }
        }
        return null;
    }
}
