package dev.lodestone.server.http;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueServerSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.Locale;
import java.util.concurrent.ThreadFactory;

/**
 * How Netty speaks to the operating system: through its native interface where there is one, through the JDK otherwise.
 * Programs that embed the server have a Netty of their own, which may be a 4.1, and may lack the classes of the native
 * interfaces.
 */
record Transport(EventLoops eventLoops, Class<? extends ServerChannel> serverChannel) {
    /** Starts as many threads of that kind. */
    interface EventLoops {
        EventLoopGroup start(int count, ThreadFactory threads);
    }

    static Transport best() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        try {
            if (system.startsWith("linux") && Epoll.isAvailable()) {
                return OfEpoll.transport();
            }
            if (system.startsWith("mac") && KQueue.isAvailable()) {
                return OfKQueue.transport();
            }
        } catch (LinkageError absent) {
            return portable();
        }
        return portable();
    }

    static Transport portable() {
        try {
            return OfNio.transport();
        } catch (LinkageError olderNetty) {
            return OfOlderNio.transport();
        }
    }

    /** These are apart because their classes may be absent. */
    private static final class OfEpoll {
        static Transport transport() {
            var handlers = EpollIoHandler.newFactory();
            return new Transport(
                    (count, threads) -> new MultiThreadIoEventLoopGroup(count, threads, handlers),
                    EpollServerSocketChannel.class);
        }
    }

    private static final class OfKQueue {
        static Transport transport() {
            var handlers = KQueueIoHandler.newFactory();
            return new Transport(
                    (count, threads) -> new MultiThreadIoEventLoopGroup(count, threads, handlers),
                    KQueueServerSocketChannel.class);
        }
    }

    private static final class OfNio {
        static Transport transport() {
            var handlers = NioIoHandler.newFactory();
            return new Transport(
                    (count, threads) -> new MultiThreadIoEventLoopGroup(count, threads, handlers),
                    NioServerSocketChannel.class);
        }
    }

    private static final class OfOlderNio {
        @SuppressWarnings("deprecation") // Its successor is unknown to Netty before 4.2.
        static Transport transport() {
            return new Transport(NioEventLoopGroup::new, NioServerSocketChannel.class);
        }
    }
}
