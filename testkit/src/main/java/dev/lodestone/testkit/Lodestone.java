package dev.lodestone.testkit;

import dev.lodestone.partiql.operation.PartiQlOperations;
import dev.lodestone.server.lambda.LambdaSettings;
import dev.lodestone.server.lambda.LocalLambda;
import dev.lodestone.server.wire.dispatch.DataStoreWire;
import dev.lodestone.server.wire.dispatch.ScopeResolver;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.checkpoint.Checkpoint;
import dev.lodestone.store.environment.SettableClock;
import dev.lodestone.store.fault.Faults;
import dev.lodestone.store.staleness.Staleness;
import dev.lodestone.streams.function.Functions;
import dev.lodestone.streams.function.process.FunctionLog;
import dev.lodestone.streams.operation.StreamOperations;
import dev.lodestone.testkit.fixture.Fixtures;
import dev.lodestone.testkit.template.Deployer;
import dev.lodestone.testkit.template.Template;
import dev.lodestone.testkit.trigger.Triggers;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsAsyncClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * A store in this process, and the AWS SDK's clients of it. They need no port, no credentials and no settings: requests go
 * from the client to the store without a socket.
 *
 * <pre>{@code
 * try (Lodestone lodestone = Lodestone.inMemory()) {
 *     DynamoDbClient dynamoDb = lodestone.dynamoDbClient();
 *     …
 * }
 * }</pre>
 *
 * <p>The clients are made when they are first asked for, are the same each time, and are closed with the store. Thread-safe.
 */
public final class Lodestone implements AutoCloseable {
    private final LodestoneBuilder settings;
    private final DataStore store;
    private final ScopeResolver scopes;
    private final OpenWire wire;
    private final Object lock = new Object();
    private int namedCheckpoints;
    private boolean closed;
    private SdkClients clients;
    private ServedEndpoint endpoint;
    private LocalLambda lambda;
    private ExecutorService handlers;
    private Triggers triggers;

    Lodestone(LodestoneBuilder settings) {
        this(settings, DataStore.open(settings.storeOptions(), new PartiQlOperations(), new StreamOperations()));
    }

    private Lodestone(LodestoneBuilder settings, DataStore store) {
        this.settings = settings;
        this.store = store;
        scopes = new ScopeResolver(Set.of(), settings.region(), settings.accountId());
        wire = new OpenWire(
                new DataStoreWire(store, scopes, settings.storeOptions().durability()));
    }

    /** A store that keeps everything in memory, and needs nothing native. */
    public static Lodestone inMemory() {
        return builder().build();
    }

    /**
     * Opens a store on disk, and makes it if it does not exist.
     *
     * @param dataDirectory a directory for nothing else; one store at a time has it open
     * @throws dev.lodestone.store.engine.StorageException if the directory cannot be used, or RocksDB's native library not be
     *     loaded
     * @throws IllegalStateException if RocksDB, which only this needs, is not on the class path; the message says what to add
     */
    public static Lodestone open(Path dataDirectory) {
        return builder().dataDirectory(dataDirectory).build();
    }

    /** A store to be told more of; what is not told is as in {@link #inMemory}. */
    public static LodestoneBuilder builder() {
        return new LodestoneBuilder();
    }

    public DynamoDbClient dynamoDbClient() {
        return clients().dynamoDb();
    }

    public DynamoDbAsyncClient dynamoDbAsyncClient() {
        return clients().dynamoDbAsync();
    }

    public DynamoDbStreamsClient dynamoDbStreamsClient() {
        return clients().dynamoDbStreams();
    }

    public DynamoDbStreamsAsyncClient dynamoDbStreamsAsyncClient() {
        return clients().dynamoDbStreamsAsync();
    }

    /**
     * Has a client that is still to be built ask this store: sets its transport, its endpoint, its region and credentials that
     * are not looked at. Everything else of it stays to be set, before or after. The client is closed by whoever builds it.
     *
     * @param builder of a client of DynamoDB or DynamoDB Streams, blocking or not
     * @return the same builder
     */
    public <B extends AwsClientBuilder<B, ?>> B configure(B builder) {
        return clients().configure(builder);
    }

    /**
     * Where the store is served over HTTP, for clients in other processes or languages; the API of Lambda is served there too.
     * The first call starts the server, on a free port of the loopback address.
     *
     * @throws IllegalStateException if Netty, which only this needs, is not on the class path; the message says what to add
     */
    public URI endpoint() {
        return served().address();
    }

    private ServedEndpoint served() {
        synchronized (lock) {
            requireOpen();
            if (endpoint == null) {
                endpoint = ServedEndpoint.start(store, scopes, wire, this::lambda, region());
            }
            return endpoint;
        }
    }

    /**
     * The functions of this store and the event source mappings that feed them. Functions that run in processes of their own
     * need Netty, as {@link #endpoint} does.
     */
    public LocalLambda lambda() {
        synchronized (lock) {
            requireOpen();
            if (lambda == null) {
                LambdaSettings functions = LambdaSettings.of(region(), settings.accountId(), FunctionLog.logger());
                lambda = LocalLambda.start(store, () -> served().server(), functions);
            }
            return lambda;
        }
    }

    /** Handlers in this process that get the changes of tables. */
    public Triggers triggers() {
        synchronized (lock) {
            if (triggers == null) {
                handlers = WorkerThreads.named("lodestone-handler");
                triggers = new Triggers(store, lambda(), scopes.scope(null), handlers);
            }
            return triggers;
        }
    }

    /** The store's clock; once it has been set or advanced, all that depends on the time has followed. */
    public SettableClock clock() {
        return store.clock();
    }

    /** The faults that requests meet: none, unless some are added. Checkpoints and forks know nothing of them. */
    public Faults faults() {
        return store.faults();
    }

    /** Items in files, to be loaded into this store or dumped from it. */
    public Fixtures fixtures() {
        synchronized (lock) {
            requireOpen();
        }
        return new Fixtures(store, scopes.scope(null));
    }

    /**
     * Makes this store have the tables that a template file declares, or CDK's folder {@code cdk.out}. Those that exist are
     * changed as far as they can be; none is deleted. Done twice, it changes nothing the second time.
     *
     * @throws dev.lodestone.server.template.syntax.TemplateException if the template is wrong, and nothing has changed then, or
     *     if something in it cannot be had; the message has a line for each reason, with its file and line
     */
    public void deploy(Path template) {
        deploy(Template.file(template));
    }

    /** The same with parameters and a stage, and also with the template's functions and triggers where they are wanted. */
    public void deploy(Template template) {
        synchronized (lock) {
            requireOpen();
        }
        new Deployer(store, scopes.scope(null), this::lambda).deploy(template);
    }

    /**
     * How far eventually consistent reads and reads of global indexes are behind the writes: not at all, unless it is said.
     *
     * <pre>{@code
     * lodestone.staleness().ofReads(Lag.ofWrites(1));
     * lodestone.staleness().ofIndexReads("orders", Lag.ofTime(Duration.ofSeconds(5)));
     * }</pre>
     *
     * <p>Consistent reads, transactions and conditions see everything at all times. A lag in time is over once the
     * {@link #clock} has been advanced by it. Checkpoints and forks know nothing of it.
     */
    public Staleness staleness() {
        return store.staleness();
    }

    /**
     * Takes a checkpoint of the whole store: its tables, items, indexes and streams, and the distance of its clock. That costs
     * next to nothing, whatever the store holds.
     */
    public Checkpoint checkpoint() {
        return checkpoint(nextName());
    }

    private String nextName() {
        synchronized (lock) {
            requireOpen();
            return "checkpoint-" + ++namedCheckpoints;
        }
    }

    /**
     * Takes a checkpoint under a name, by which the admin API of {@link #endpoint} knows it too. One that has the name already
     * is dropped.
     *
     * @throws IllegalArgumentException if the name is empty, or longer than 500 characters
     */
    public Checkpoint checkpoint(String name) {
        return store.checkpoints().take(name);
    }

    /** The checkpoints there are, the oldest first. */
    public List<Checkpoint> checkpoints() {
        return store.checkpoints().all();
    }

    /**
     * Makes the store what it was when a checkpoint was taken, its clock included, and returns when it is so. The checkpoint stays,
     * and so do all others.
     *
     * @throws IllegalArgumentException if this store does not have the checkpoint, or not any more; nothing has changed then
     */
    public void rewindTo(Checkpoint checkpoint) {
        rewindTo(checkpoint.name());
    }

    /** The same by the name of the checkpoint. */
    public void rewindTo(String name) {
        store.checkpoints().rewindTo(name);
    }

    /**
     * Drops a checkpoint, and what only it has kept.
     *
     * @throws IllegalArgumentException if this store does not have it, or not any more
     */
    public void drop(Checkpoint checkpoint) {
        store.checkpoints().drop(checkpoint.name());
    }

    /**
     * Gives a store of its own, in memory, that begins as this one is now: tests that run at the same time can share what has
     * been set up, and no more than that. It has clients of its own, and no checkpoints.
     *
     * @throws IllegalStateException if this store is on disk
     */
    public Lodestone fork() {
        synchronized (lock) {
            requireOpen();
        }
        Lodestone fork = new Lodestone(settings, store.fork());
        if (Functions.anyIn(store.documents())) {
            fork.lambda();
        }
        return fork;
    }

    /** The region in ARNs, and that of the clients. */
    public String region() {
        return settings.region();
    }

    private SdkClients clients() {
        synchronized (lock) {
            requireOpen();
            if (clients == null) {
                clients = new SdkClients(wire, region());
            }
            return clients;
        }
    }

    private void requireOpen() {
        if (closed) {
            throw OpenWire.isClosed();
        }
    }

    /** Closes the clients, the endpoint and the store. A second call does nothing. */
    @Override
    public void close() {
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
        }
        wire.close();
        if (lambda != null) {
            lambda.close();
        }
        if (handlers != null) {
            handlers.shutdown();
        }
        if (clients != null) {
            clients.close();
        }
        if (endpoint != null) {
            endpoint.close();
        }
        store.close();
    }
}
