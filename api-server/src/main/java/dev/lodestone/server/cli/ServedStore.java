package dev.lodestone.server.cli;

import dev.lodestone.server.http.HttpServer;
import dev.lodestone.server.rest.RestService;
import dev.lodestone.server.wire.WireService;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A store that is open and ready to be served.
 *
 * @param wire answers the requests of DynamoDB's protocol
 * @param rest answer those to their paths
 * @param afterStart begins what needs the server
 * @param closing closes the store once the last request is answered
 */
record ServedStore(WireService wire, List<RestService> rest, AfterStart afterStart, Closeable closing) {
    ServedStore {
        rest = List.copyOf(rest);
    }

    /** What a store does once it is served. */
    @FunctionalInterface
    interface AfterStart {
        /**
         * Begins it.
         *
         * @return ends it, before the server is closed
         */
        Closeable begin(HttpServer http);
    }

    /** Opens the store that the options ask for. */
    @FunctionalInterface
    interface Opener {
        /**
         * Opens it.
         *
         * @throws IOException if there is no such store to be had; its message tells the user why
         */
        ServedStore open(ServerOptions options) throws IOException;
    }
}
