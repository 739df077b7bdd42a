package dev.lodestone.testkit;

import dev.lodestone.server.admin.AdminApi;
import dev.lodestone.server.http.HttpServer;
import dev.lodestone.server.http.HttpServerOptions;
import dev.lodestone.server.wire.WireService;
import dev.lodestone.server.wire.dispatch.ScopeResolver;
import dev.lodestone.store.DataStore;
import java.net.URI;
import java.util.List;

/** A store served over HTTP. Apart, so that Netty may be absent. Thread-safe. */
final class ServedEndpoint implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final HttpServer server;

    private ServedEndpoint(HttpServer server) {
        this.server = server;
    }

    /** Serves a store on a free port. */
    static ServedEndpoint start(DataStore store, ScopeResolver scopes, WireService wire, String region) {
        try {
            HttpServerOptions options =
                    HttpServerOptions.defaults().withAddress(LOOPBACK, 0).withRegion(region);
            return new ServedEndpoint(HttpServer.start(options, wire, List.of(AdminApi.of(store, scopes))));
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "An endpoint needs Netty, which is not on the class path; add io.netty:netty-codec-http", e);
        }
    }

    URI address() {
        return URI.create("http://" + LOOPBACK + ":" + server.address().getPort());
    }

    @Override
    public void close() {
        server.close();
    }
}
