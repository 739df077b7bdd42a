package dev.lodestone.server.http;

import dev.lodestone.server.rest.RestService;
import dev.lodestone.server.wire.WireService;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A running HTTP server that hands requests to REST services, each for the paths below its own, and all others to a
 * {@link WireService}. Further listeners, for a REST service alone, share its threads. Thread-safe.
 *
 * <p>Requests that the wire calls brief are answered on the event loop that read them, all others on a pool of workers.
 * A connection has one request in work at a time; while it has, nothing more is read from it than what had already arrived.
 */
public final class HttpServer implements AutoCloseable {
    private static final int ACCEPT_BACKLOG = 1024;
    private static final int WORKERS_IDLE_SECONDS = 30;

    private final HttpServerOptions options;
    private final Transport transport;
    private final EventLoopGroup eventLoops;
    private final ExecutorService workers;
    private final ServerContext context;
    private final Set<RestListener> restListeners = ConcurrentHashMap.newKeySet();
    private Channel listener;

    private HttpServer(HttpServerOptions options, WireService wire, List<RestService> rest) {
        this.options = options;
        this.transport = Transport.best();
        this.workers = workers(options.workers());
        this.context = new ServerContext(options, wire, rest, workers);
        this.eventLoops =
                transport.eventLoops().start(options.eventLoops(), new DefaultThreadFactory("lodestone-http"));
    }

    /**
     * The threads for what takes long. Their queue never holds more than one request per connection, because a connection is
     * not read further while its request waits there.
     */
    private static ExecutorService workers(int count) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                count,
                count,
                WORKERS_IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new DefaultThreadFactory("lodestone-worker"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * Binds and serves a wire alone.
     *
     * @throws UncheckedIOException if the address cannot be bound; the message names it and says why
     */
    public static HttpServer start(HttpServerOptions options, WireService wire) {
        return start(options, wire, List.of());
    }

    /**
     * Binds and serves.
     *
     * @param rest the services that answer the requests to their paths
     * @throws UncheckedIOException if the address cannot be bound; the message names it and says why
     */
    public static HttpServer start(HttpServerOptions options, WireService wire, List<RestService> rest) {
        HttpServer server = new HttpServer(options, wire, rest);
        try {
            server.listener = server.bind(options.host(), options.port(), server.context);
        } catch (UncheckedIOException e) {
            server.endThreads();
            throw e;
        }
        return server;
    }

    /**
     * Binds another address, at which a service answers all requests to its paths, and nobody any others. It is closed with
     * the server at the latest.
     *
     * @param port the port to bind to; 0 takes any free one
     * @throws UncheckedIOException if the address cannot be bound; the message names it and says why
     */
    public RestListener listen(String host, int port, RestService service) {
        ServerContext own = new ServerContext(options, null, List.of(service), workers);
        RestListener added = new RestListener(bind(host, port, own), own, restListeners::remove);
        restListeners.add(added);
        if (context.draining()) {
            added.close();
        }
        return added;
    }

    private Channel bind(String host, int port, ServerContext served) {
        ChannelFuture bound = new ServerBootstrap()
                .group(eventLoops)
                .channel(transport.serverChannel())
                .option(ChannelOption.SO_BACKLOG, ACCEPT_BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        Connection.install(channel, served);
                    }
                })
                .bind(host, port)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new UncheckedIOException(bindFailure(host, port, bound.cause()));
        }
        return bound.channel();
    }

    private static IOException bindFailure(String host, int port, Throwable cause) {
        String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        if (reason.contains("Address already in use")) {
            return new IOException("Port " + port + " of " + host + " is already in use", cause);
        }
        return new IOException("Cannot listen on " + host + ":" + port + ": " + reason, cause);
    }

    /** The address that the server listens on, with the port that it was given if it asked for any. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    /**
     * Stops accepting, lets requests in work finish for as long as the options allow, and closes all connections. The other
     * listeners serve until then, since requests in work may depend on them.
     */
    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        context.drain();
        restListeners.forEach(RestListener::close);
        endThreads();
    }

    private void endThreads() {
        workers.shutdownNow();
        eventLoops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
