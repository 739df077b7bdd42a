package dev.lodestone.server.lambda;

import dev.lodestone.server.http.HttpServer;
import dev.lodestone.server.wire.stream.RecordEventWriter;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.environment.IdSource;
import dev.lodestone.streams.asynchronous.AsynchronousCalls;
import dev.lodestone.streams.destination.FailureDestinations;
import dev.lodestone.streams.endpoint.FunctionEndpoints;
import dev.lodestone.streams.filter.FilterCriteria;
import dev.lodestone.streams.function.Functions;
import dev.lodestone.streams.function.FunctionsOptions;
import dev.lodestone.streams.function.definition.FunctionArn;
import dev.lodestone.streams.invocation.InvocationTarget;
import dev.lodestone.streams.mapping.engine.EventSourceMappings;
import dev.lodestone.streams.mapping.engine.MappingSurroundings;
import java.util.function.Supplier;

/**
 * The functions of a store, and the event source mappings that feed them from its streams. Close it before the server and
 * the store. Thread-safe.
 */
public final class LocalLambda implements AutoCloseable {
    private final DataStore store;
    private final Functions functions;
    private final FunctionEndpoints endpoints;
    private final MappingSurroundings surroundings;
    private final Runnable endOfRewinds;
    private volatile Fed fed;

    /** What calls functions because of what the store holds. A rewind of the store takes another one. */
    private record Fed(EventSourceMappings mappings, AsynchronousCalls asynchronousCalls) {
        void close() {
            mappings.close();
            asynchronousCalls.close();
        }
    }

    private LocalLambda(
            DataStore store, Functions functions, FunctionEndpoints endpoints, MappingSurroundings surroundings) {
        this.store = store;
        this.functions = functions;
        this.endpoints = endpoints;
        this.surroundings = surroundings;
        this.fed = feed();
        this.endOfRewinds = store.onRewind(this::rewound);
    }

    /**
     * Goes on with the functions and mappings of a store.
     *
     * @param http gives the store's server, which functions are led to that run in processes of their own; it is asked for when the
     *     first of them is called
     */
    public static LocalLambda start(DataStore store, Supplier<HttpServer> http, LambdaSettings settings) {
        FunctionsOptions options = FunctionsOptions.of(new HttpRuntimeEndpoints(http))
                .withScope(settings.region(), settings.account())
                .withDirectory(settings.directory())
                .withHome(() -> "http://127.0.0.1:" + http.get().address().getPort())
                .withLog(settings.log());
        IdSource ids = IdSource.random();
        Functions functions = new Functions(options, store.documents(), store.clock(), ids);
        MappingSurroundings surroundings = new MappingSurroundings(
                arn -> find(arn, settings.endpoints(), functions),
                new RecordEventWriter(),
                new FailureDestinations(settings.destinations()),
                patterns -> FilterCriteria.parse(patterns)::matches,
                ids,
                System.getLogger("dev.lodestone.mapping"));
        try {
            return new LocalLambda(store, functions, settings.endpoints(), surroundings);
        } catch (RuntimeException e) {
            functions.close();
            throw e;
        }
    }

    private Fed feed() {
        Fed begun = new Fed(
                new EventSourceMappings(store, surroundings),
                new AsynchronousCalls(
                        surroundings.functions(),
                        store.documents(),
                        store.clock(),
                        surroundings.ids(),
                        System.getLogger("dev.lodestone.function")));
        try {
            begun.mappings().resume();
            begun.asynchronousCalls().resume();
            return begun;
        } catch (RuntimeException e) {
            begun.close();
            throw e;
        }
    }

    /** Mappings, how far they have come, and calls are what they were then; functions are programs, and stay as they are. */
    private Runnable rewound() {
        fed.close();
        return () -> {
            functions.keepAll();
            fed = feed();
        };
    }

    private static InvocationTarget find(String functionArn, FunctionEndpoints endpoints, Functions functions) {
        InvocationTarget elsewhere = endpoints.find(functionArn);
        return elsewhere == null ? functions.find(functionArn) : elsewhere;
    }

    /** What runs a function, here or elsewhere; null if there is no such function. */
    public InvocationTarget find(String functionArn) {
        return find(functionArn, endpoints, functions);
    }

    /**
     * What runs a function, here or elsewhere.
     *
     * @throws dev.lodestone.streams.error.LambdaException ResourceNotFoundException if there is no such function
     */
    public InvocationTarget target(FunctionArn function) {
        InvocationTarget elsewhere = endpoints.find(function.toString());
        return elsewhere == null ? functions.target(function) : elsewhere;
    }

    public Functions functions() {
        return functions;
    }

    /** The functions that do not run here. */
    public FunctionEndpoints endpoints() {
        return endpoints;
    }

    public EventSourceMappings mappings() {
        return fed.mappings();
    }

    public AsynchronousCalls asynchronousCalls() {
        return fed.asynchronousCalls();
    }

    /** Lets a rewind and the calls under way end as they may, and ends the functions' processes. */
    @Override
    public void close() {
        endOfRewinds.run();
        fed.close();
        functions.close();
    }
}
