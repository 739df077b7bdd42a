package dev.lodestone.testkit;

import dev.lodestone.server.admin.AdminApi;
import dev.lodestone.server.http.HttpServer;
import dev.lodestone.server.http.HttpServerOptions;
import dev.lodestone.server.lambda.LambdaOnDemand;
import dev.lodestone.server.lambda.LocalLambda;
import dev.lodestone.server.lambda.api.LambdaApi;
import dev.lodestone.server.wire.WireService;
import dev.lodestone.server.wire.dispatch.ScopeResolver;
import dev.lodestone.store.DataStore;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** A store served over HTTP. Apart, so that Netty may be absent. Thread-safe. */
final class ServedEndpoint implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final HttpServer server;

    private ServedEndpoint(HttpServer server) {
        this.server = server;
    }

    /** Serves a store on a free port. */
    static ServedEndpoint start(
            DataStore store, ScopeResolver scopes, WireService wire, Supplier<LocalLambda> functions, String region) {
        try {
            HttpServerOptions options =
                    HttpServerOptions.defaults().withAddress(LOOPBACK, 0).withRegion(region);
            LambdaOnDemand lambda = new LambdaOnDemand(http -> functions.get());
            HttpServer server = HttpServer.start(
                    options, wire, List.of(AdminApi.of(store, scopes, lambda), new LambdaApi(lambda, scopes)));
            lambda.serve(server);
            return new ServedEndpoint(server);
        } catch (NoClassDefFoundError e) {
            if (String.valueOf(e.getMessage()).startsWith("io/netty/")) {
                throw new IllegalStateException(
                        "An endpoint needs Netty, which is not on the class path; add io.netty:netty-codec-http", e);
            }
            throw e;
        }
    }

    HttpServer server() {
        return server;
    }

    URI address() {
        return URI.create("http://" + LOOPBACK + ":" + server.address().getPort());
    }

    @Override
    public void close() {
        server.close();
    }
}
