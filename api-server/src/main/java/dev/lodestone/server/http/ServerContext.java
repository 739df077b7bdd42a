package dev.lodestone.server.http;

import dev.lodestone.server.rest.RestService;
import dev.lodestone.server.wire.WireService;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** What all connections of one listener share. Thread-safe. */
final class ServerContext {
    private final HttpServerOptions options;
    private final WireService wire;
    private final RestMounts rest;
    private final ExecutorService workers;
    private final FixedAnswers fixedAnswers;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private volatile boolean draining;

    /**
     * The context of a listener.
     *
     * @param wire answers what no REST service does, or null for nobody
     */
    ServerContext(HttpServerOptions options, WireService wire, List<RestService> rest, ExecutorService workers) {
        this.options = options;
        this.wire = wire;
        this.rest = new RestMounts(rest);
        this.workers = workers;
        this.fixedAnswers = new FixedAnswers(options.region());
    }

    HttpServerOptions options() {
        return options;
    }

    /** Answers what {@link #restFor} finds nobody for; null if nobody does. */
    WireService wire() {
        return wire;
    }

    /** The REST service that answers a request, or null. */
    RestService restFor(RequestHead head) {
        return rest.serviceOf(head.uri());
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

    /** Whether the listener is closing, so that no connection should be kept open for another request. */
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
        cut();
    }

    /** Closes all connections, whatever they do. */
    void cut() {
        draining = true;
        connections.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
    }
}
