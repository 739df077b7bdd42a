package dev.lodestone.server.http;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An address of its own at which an {@link HttpServer} serves a {@link dev.lodestone.server.rest.RestService}. Thread-safe. */
public final class RestListener implements AutoCloseable {
    private final Channel channel;
    private final ServerContext context;
    private final Consumer<RestListener> whenClosed;

    RestListener(Channel channel, ServerContext context, Consumer<RestListener> whenClosed) {
        this.channel = channel;
        this.context = context;
        this.whenClosed = whenClosed;
    }

    /** The address that was bound. */
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** Stops accepting and cuts all connections; answers that are still to come are cancelled. */
    @Override
    public void close() {
        channel.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
        context.cut();
        whenClosed.accept(this);
    }
}
