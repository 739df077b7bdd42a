package dev.lodestone.server.cli;

import dev.lodestone.partiql.operation.PartiQlOperations;
import dev.lodestone.server.admin.AdminApi;
import dev.lodestone.server.http.HttpServer;
import dev.lodestone.server.lambda.LambdaOnDemand;
import dev.lodestone.server.lambda.LambdaSettings;
import dev.lodestone.server.lambda.LocalLambda;
import dev.lodestone.server.lambda.api.LambdaApi;
import dev.lodestone.server.wire.dispatch.DataStoreWire;
import dev.lodestone.server.wire.dispatch.ScopeResolver;
import dev.lodestone.store.DataStore;
import dev.lodestone.store.StoreOptions;
import dev.lodestone.store.environment.IdSource;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.streams.destination.DestinationSettings;
import dev.lodestone.streams.endpoint.FunctionEndpoints;
import dev.lodestone.streams.function.Functions;
import dev.lodestone.streams.mapping.engine.EventSourceMappings;
import dev.lodestone.streams.operation.StreamOperations;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The process that {@code lodestone} starts. */
public final class LodestoneServer {
    private static final int COULD_NOT_START = 1;
    private static final int WRONG_OPTION = 2;

    /** Java's own logger takes two lines for each message unless it is told otherwise. */
    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

    private static final String ONE_LINE = "%4$s: %5$s%6$s%n";

    private LodestoneServer() {}

    /** Serves until the process is told to stop. */
    public static void main(String[] arguments) {
        if (System.getProperty(LOG_FORMAT) == null) {
            System.setProperty(LOG_FORMAT, ONE_LINE);
        }
        ServerOptions common = CommonArguments.read(arguments);
        Command command = common == null ? new CommandLineOptions().parse(arguments) : new Command.Serve(common);
        if (command instanceof Command.Print print) {
            System.out.print(print.text());
            System.out.flush();
        } else if (command instanceof Command.Reject reject) {
            System.err.println(reject.message());
            System.err.println("Try 'lodestone --help'.");
            System.exit(WRONG_OPTION);
        } else if (command instanceof Command.Serve serve) {
            run(serve.options(), LodestoneServer::openStore);
        }
    }

    /** Serves a store in the background, and closes it when the process is told to stop. */
    static void run(ServerOptions options, ServedStore.Opener opener) {
        try {
            RunningServer server = RunningServer.start(options, opener);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "lodestone-shutdown"));
            server.announce(System.out);
            if (options.exitOnStdinClose()) {
                StandardInput.exitAtEnd(System.in);
            }
            if (Rehearsal.isWanted()) {
                Rehearsal.perform(server.address().getPort());
                System.exit(0);
            }
        } catch (IOException | RuntimeException e) {
            System.err.println("lodestone: " + reason(e));
            System.exit(COULD_NOT_START);
        }
    }

    private static void stop(RunningServer server) {
        try {
            server.close();
        } catch (IOException | RuntimeException e) {
            System.err.println("lodestone: the store was not closed cleanly: " + reason(e));
        }
    }

    private static String reason(Exception failure) {
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    static ServedStore openStore(ServerOptions options) {
        DataStore store = DataStore.open(
                new StoreOptions(
                        options.inMemory() ? null : options.dataDir(),
                        options.durability(),
                        StoreClock.system(),
                        IdSource.random(),
                        options.delays(),
                        options.sweep(),
                        options.streams()),
                new PartiQlOperations(),
                new StreamOperations());
        ScopeResolver scopes = new ScopeResolver(options.isolation(), options.region(), options.account());
        LambdaOnDemand lambda = new LambdaOnDemand(http -> startLambda(options, store, http));
        WireOnceReady wire = new WireOnceReady(new DataStoreWire(store, scopes, options.durability()));
        return new ServedStore(
                wire,
                List.of(AdminApi.of(store, scopes, lambda), new LambdaApi(lambda, scopes)),
                http -> begin(options, store, http, lambda, wire),
                store::close);
    }

    private static LocalLambda startLambda(ServerOptions options, DataStore store, HttpServer http) {
        LambdaOptions asked = options.lambda();
        return LocalLambda.start(
                store,
                () -> http,
                LambdaSettings.of(
                                options.region(),
                                options.account(),
                                (function, line) -> System.out.println("[" + function + "] " + line))
                        .withDirectory(
                                options.inMemory() ? null : options.dataDir().resolve("functions"))
                        .withEndpoints(new FunctionEndpoints(asked.endpoint(), asked.endpoints()))
                        .withDestinations(new DestinationSettings(
                                asked.sqsEndpoint(), asked.snsEndpoint(), asked.bucketDirectory())));
    }

    private static Closeable begin(
            ServerOptions options, DataStore store, HttpServer http, LambdaOnDemand lambda, WireOnceReady wire) {
        try {
            Closeable begun = beginTriggers(options, store, http, lambda);
            wire.open();
            return begun;
        } catch (RuntimeException e) {
            lambda.close();
            throw e;
        } finally {
            wire.giveUp();
        }
    }

    /**
     * Goes on with the functions and mappings that the store has, and deploys templates. Classes for them are loaded only
     * where there are any.
     */
    private static Closeable beginTriggers(
            ServerOptions options, DataStore store, HttpServer http, LambdaOnDemand lambda) {
        lambda.serve(http);
        if (!options.templates().files().isEmpty()) {
            Closeable templates = DeployedTemplates.deploy(options, store, lambda.get());
            return () -> {
                templates.close();
                lambda.close();
            };
        }
        if (Functions.anyIn(store.documents()) || EventSourceMappings.anyIn(store.documents())) {
            lambda.get();
        }
        return lambda;
    }
}
