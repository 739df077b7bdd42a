package dev.lodestone.server.lambda;

import dev.lodestone.server.http.HttpServer;
import dev.lodestone.server.http.RestListener;
import dev.lodestone.streams.function.runtime.RuntimeApi;
import dev.lodestone.streams.function.runtime.RuntimeEndpoint;
import dev.lodestone.streams.function.runtime.RuntimeEndpoints;
import java.util.function.Supplier;

/** Serves each Runtime API on a port of its own, which only processes of this machine reach. Thread-safe. */
public final class HttpRuntimeEndpoints implements RuntimeEndpoints {
    private static final String LOOPBACK = "127.0.0.1";

    private final Supplier<HttpServer> server;

    /**
     * Endpoints of a server.
     *
     * @param server gives the server, which must have been started before a function is called
     */
    public HttpRuntimeEndpoints(Supplier<HttpServer> server) {
        this.server = server;
    }

    @Override
    public RuntimeEndpoint open(RuntimeApi api) {
        RestListener listener = server.get().listen(LOOPBACK, 0, RuntimeApiService.of(api));
        return new Endpoint(listener);
    }

    private record Endpoint(RestListener listener) implements RuntimeEndpoint {
        @Override
        public String address() {
            return LOOPBACK + ":" + listener.address().getPort();
        }

        @Override
        public void close() {
            listener.close();
        }
    }
}
