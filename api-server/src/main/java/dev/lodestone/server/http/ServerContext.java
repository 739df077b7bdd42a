package dev.lodestone.server.http;

import dev.lodestone.server.wire.WireService;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What all connections of one server share. Thread-safe.
 *
 * <p>The queue of the workers never holds more than one request per connection, because a connection is not read further
 * while its request waits there.
 */
final class ServerContext {
    private final HttpServerOptions options;
    private final WireService service;
    private final ExecutorService workers;
    private final FixedAnswers fixedAnswers;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private volatile boolean draining;

    ServerContext(HttpServerOptions options, WireService service) {
        this.options = options;
        this.service = service;
        this.fixedAnswers = new FixedAnswers(options.region());
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                options.workers(),
                options.workers(),
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new DefaultThreadFactory("lodestone-worker"));
        pool.allowCoreThreadTimeOut(true);
        this.workers = pool;
    }

    HttpServerOptions options() {
        return options;
    }

    WireService service() {
        return service;
    }

    ExecutorService workers() {
        return workers;
    }

    FixedAnswers fixedAnswers() {
        return fixedAnswers;
    }

    ChannelGroup connections() {
        return connections;
    }

    /** Whether the server is closing, so that no connection should be kept open for another request. */
    boolean draining() {
        return draining;
    }

    /** Tells all connections to finish what they do, waits for them, and closes what is left. */
    void drain() {
        draining = true;
        connections.forEach(channel -> channel.pipeline().fireUserEventTriggered(Connection.DRAIN));
        connections
                .newCloseFuture()
                .awaitUninterruptibly(options.shutdownTimeout().toMillis());
        connections.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
    }
}
