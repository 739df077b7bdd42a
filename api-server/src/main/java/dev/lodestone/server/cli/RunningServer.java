package dev.lodestone.server.cli;

import dev.lodestone.server.http.CorsPolicy;
import dev.lodestone.server.http.HttpServer;
import dev.lodestone.server.http.HttpServerOptions;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;

/** A store behind HTTP, from the moment both are ready until both are closed. */
final class RunningServer implements AutoCloseable {
    private final ServerOptions options;
    private final ServedStore store;
    private final HttpServer http;
    private final Closeable begun;

    private RunningServer(ServerOptions options, ServedStore store, HttpServer http, Closeable begun) {
        this.options = options;
        this.store = store;
        this.http = http;
        this.begun = begun;
    }

    /**
     * Opens the store and serves it.
     *
     * @throws IOException if the store cannot be opened
     * @throws java.io.UncheckedIOException if the address cannot be bound
     */
    static RunningServer start(ServerOptions options, ServedStore.Opener opener) throws IOException {
        ServedStore store = opener.open(options);
        HttpServer http = null;
        try {
            http = HttpServer.start(httpOptions(options), store.wire(), store.rest());
            return new RunningServer(options, store, http, store.afterStart().begin(http));
        } catch (RuntimeException e) {
            if (http != null) {
                http.close();
            }
            store.closing().close();
            throw e;
        }
    }

    private static HttpServerOptions httpOptions(ServerOptions options) {
        return HttpServerOptions.defaults()
                .withAddress(options.host(), options.port())
                .withRegion(options.region())
                .withCors(CorsPolicy.of(options.corsOrigins()));
    }

    /** Tells where it serves: in the port file and on the given stream. */
    void announce(PrintStream out) throws IOException {
        InetSocketAddress address = http.address();
        if (options.portFile() != null) {
            PortFile.write(options.portFile(), address.getPort());
        }
        String data = options.inMemory() ? "in memory" : "data in " + options.dataDir();
        out.println(ProductVersion.banner() + " is serving DynamoDB on http://" + hostInUrl() + ":" + address.getPort()
                + " (" + data + ")");
        out.flush();
    }

    private String hostInUrl() {
        String host = options.host();
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    InetSocketAddress address() {
        return http.address();
    }

    /** Ends what the store has begun, finishes the requests in work, then closes the store. */
    @Override
    public void close() throws IOException {
        begun.close();
        http.close();
        store.closing().close();
    }
}
