package dev.lodestone.server.http;

import java.time.Duration;
import java.util.Objects;

/**
 * How an {@link HttpServer} listens and what it puts up with.
 *
 * @param host the address or name to bind to
 * @param port the port to bind to; 0 takes any free one
 * @param region the region that {@code GET /} names
 * @param cors which web pages may read the answers
 * @param maxRequestBytes the largest body of a request, before and after decompression
 * @param requestTimeout how long a request may take to arrive once it has begun
 * @param idleTimeout how long a connection may stay open without a request
 * @param shutdownTimeout how long {@link HttpServer#close()} waits for requests in work
 * @param eventLoops the number of threads that read, write and answer brief requests
 * @param workers the number of threads that answer all other requests
 */
public record HttpServerOptions(
        String host,
        int port,
        String region,
        CorsPolicy cors,
        int maxRequestBytes,
        Duration requestTimeout,
        Duration idleTimeout,
        Duration shutdownTimeout,
        int eventLoops,
        int workers) {
    private static final int SERVICE_REQUEST_LIMIT = 16 * 1024 * 1024;

    public HttpServerOptions {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(cors, "cors");
        requireAtLeast("port", port, 0);
        requireAtLeast("maxRequestBytes", maxRequestBytes, 1);
        requireAtLeast("eventLoops", eventLoops, 1);
        requireAtLeast("workers", workers, 1);
        requirePositive("requestTimeout", requestTimeout);
        requirePositive("idleTimeout", idleTimeout);
        Objects.requireNonNull(shutdownTimeout, "shutdownTimeout");
    }

    /** Port 8000 of the loopback address, the service's limits, and threads to fit the machine. */
    public static HttpServerOptions defaults() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new HttpServerOptions(
                "127.0.0.1",
                8000,
                "us-east-1",
                CorsPolicy.ANY_ORIGIN,
                SERVICE_REQUEST_LIMIT,
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                Duration.ofSeconds(5),
                cores,
                Math.max(4, 2 * cores));
    }

    public HttpServerOptions withAddress(String newHost, int newPort) {
        return new HttpServerOptions(
                newHost,
                newPort,
                region,
                cors,
                maxRequestBytes,
                requestTimeout,
                idleTimeout,
                shutdownTimeout,
                eventLoops,
                workers);
    }

    public HttpServerOptions withRegion(String newRegion) {
        return new HttpServerOptions(
                host,
                port,
                newRegion,
                cors,
                maxRequestBytes,
                requestTimeout,
                idleTimeout,
                shutdownTimeout,
                eventLoops,
                workers);
    }

    public HttpServerOptions withCors(CorsPolicy newCors) {
        return new HttpServerOptions(
                host,
                port,
                region,
                newCors,
                maxRequestBytes,
                requestTimeout,
                idleTimeout,
                shutdownTimeout,
                eventLoops,
                workers);
    }

    public HttpServerOptions withTimeouts(Duration newRequestTimeout, Duration newIdleTimeout) {
        return new HttpServerOptions(
                host,
                port,
                region,
                cors,
                maxRequestBytes,
                newRequestTimeout,
                newIdleTimeout,
                shutdownTimeout,
                eventLoops,
                workers);
    }

    public HttpServerOptions withThreads(int newEventLoops, int newWorkers) {
        return new HttpServerOptions(
                host,
                port,
                region,
                cors,
                maxRequestBytes,
                requestTimeout,
                idleTimeout,
                shutdownTimeout,
                newEventLoops,
                newWorkers);
    }

    private static void requireAtLeast(String name, int value, int minimum) {
        if (value < minimum) {
            throw new IllegalArgumentException(name + " must be at least " + minimum + ", but is " + value);
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException(name + " must be positive, but is " + value);
        }
    }
}
