package dev.lodestone.server.lambda;

import dev.lodestone.server.http.HttpServer;
import dev.lodestone.streams.error.LambdaErrorType;
import dev.lodestone.streams.error.LambdaException;
import java.io.Closeable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The functions and mappings of a store, which begin when somebody first asks for them, so that a start without them costs
 * nothing. It is there before the server that leads to it. Close it before the server and the store. Thread-safe.
 */
public final class LambdaOnDemand implements Closeable {
    private final Function<HttpServer, LocalLambda> start;
    private final CompletableFuture<HttpServer> server = new CompletableFuture<>();
    private LocalLambda running;
    private boolean closed;

    /** Functions and mappings that are begun in this way, once the server is known. */
    public LambdaOnDemand(Function<HttpServer, LocalLambda> start) {
        this.start = start;
    }

    /** Tells the server that functions are led to. */
    public void serve(HttpServer http) {
        server.complete(http);
    }

    /**
     * The functions and mappings, which begin now if they have not begun. Waits for the server.
     *
     * @throws LambdaException ServiceException if they have been closed
     */
    public LocalLambda get() {
        HttpServer http = server.join();
        synchronized (this) {
            if (closed) {
                throw new LambdaException(LambdaErrorType.SERVICE, "The server is ending");
            }
            if (running == null) {
                running = start.apply(http);
            }
            return running;
        }
    }

    /** The functions and mappings if they have begun, else null. */
    public synchronized LocalLambda running() {
        return running;
    }

    @Override
    public void close() {
        LocalLambda ending;
        synchronized (this) {
            closed = true;
            ending = running;
            running = null;
        }
        if (ending != null) {
            ending.close();
        }
    }
}
