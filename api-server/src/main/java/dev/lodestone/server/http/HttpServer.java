package dev.lodestone.server.http;

import dev.lodestone.server.wire.WireService;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * A running HTTP server that hands requests to a {@link WireService}. Thread-safe.
 *
 * <p>Requests that the service calls brief are answered on the event loop that read them, all others on a pool of workers.
 * A connection has one request in work at a time; while it has, nothing more is read from it than what had already arrived.
 */
public final class HttpServer implements AutoCloseable {
    private static final int ACCEPT_BACKLOG = 1024;

    private final EventLoopGroup eventLoops;
    private final ServerContext context;
    private final Channel listener;

    private HttpServer(EventLoopGroup eventLoops, ServerContext context, Channel listener) {
        this.eventLoops = eventLoops;
        this.context = context;
        this.listener = listener;
    }

    /**
     * Binds and serves.
     *
     * @throws UncheckedIOException if the address cannot be bound; the message names it and says why
     */
    public static HttpServer start(HttpServerOptions options, WireService service) {
        Transport transport = Transport.best();
        EventLoopGroup eventLoops = new MultiThreadIoEventLoopGroup(
                options.eventLoops(), new DefaultThreadFactory("lodestone-http"), transport.handlerFactory());
        ServerContext context = new ServerContext(options, service);
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
                        Connection.install(channel, context);
                    }
                })
                .bind(options.host(), options.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            context.workers().shutdownNow();
            eventLoops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
            throw new UncheckedIOException(bindFailure(options, bound.cause()));
        }
        return new HttpServer(eventLoops, context, bound.channel());
    }

    private static IOException bindFailure(HttpServerOptions options, Throwable cause) {
        String address = options.host() + ":" + options.port();
        String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        if (reason.contains("Address already in use")) {
            return new IOException("Port " + options.port() + " of " + options.host() + " is already in use", cause);
        }
        return new IOException("Cannot listen on " + address + ": " + reason, cause);
    }

    /** The address that the server listens on, with the port that it was given if it asked for any. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    /** Stops accepting, lets requests in work finish for as long as the options allow, and closes all connections. */
    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        context.drain();
        context.workers().shutdownNow();
        eventLoops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
