package dev.lodestone.server.lambda;

import dev.lodestone.server.http.HttpServer;
import dev.lodestone.server.wire.stream.RecordEventWriter;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.environment.IdSource;
import dev.lodestone.streams.destination.DestinationSettings;
import dev.lodestone.streams.destination.FailureDestinations;
import dev.lodestone.streams.filter.FilterCriteria;
import dev.lodestone.streams.function.Functions;
import dev.lodestone.streams.function.FunctionsOptions;
import dev.lodestone.streams.function.process.FunctionLog;
import dev.lodestone.streams.mapping.engine.EventSourceMappings;
import dev.lodestone.streams.mapping.engine.MappingSurroundings;
import java.nio.file.Path;

/**
 * The functions of a store, and the event source mappings that feed them from its streams. Close it before the server and
 * the store. Thread-safe.
 */
public final class LocalLambda implements AutoCloseable {
    private final Functions functions;
    private final EventSourceMappings mappings;

    private LocalLambda(Functions functions, EventSourceMappings mappings) {
        this.functions = functions;
        this.mappings = mappings;
    }

    /**
     * Goes on with the functions and mappings of a store.
     *
     * @param http the store's server, which functions are led to
     * @param region where the functions are
     * @param account whose they are
     * @param directory where code is unpacked that comes as an archive, a directory for nothing else; null for a temporary
     *     one
     * @param log gets what functions write
     */
    public static LocalLambda start(
            DataStore store, HttpServer http, String region, String account, Path directory, FunctionLog log) {
        String home = "http://127.0.0.1:" + http.address().getPort();
        FunctionsOptions options = FunctionsOptions.of(new HttpRuntimeEndpoints(() -> http))
                .withScope(region, account)
                .withDirectory(directory)
                .withHome(() -> home)
                .withLog(log);
        IdSource ids = IdSource.random();
        Functions functions = new Functions(options, store.documents(), store.clock(), ids);
        MappingSurroundings surroundings = new MappingSurroundings(
                functions,
                new RecordEventWriter(),
                new FailureDestinations(DestinationSettings.NONE),
                patterns -> FilterCriteria.parse(patterns)::matches,
                ids,
                System.getLogger("dev.lodestone.mapping"));
        EventSourceMappings mappings = new EventSourceMappings(store, surroundings);
        mappings.resume();
        return new LocalLambda(functions, mappings);
    }

    public Functions functions() {
        return functions;
    }

    public EventSourceMappings mappings() {
        return mappings;
    }

    /** Lets the calls under way end as they may, and ends the functions' processes. */
    @Override
    public void close() {
        mappings.close();
        functions.close();
    }
}
