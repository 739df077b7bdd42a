package dev.lodestone.server.http;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.Locale;

/** How Netty speaks to the operating system: through its native interface where there is one, through the JDK otherwise. */
record Transport(IoHandlerFactory handlerFactory, Class<? extends ServerChannel> serverChannel) {

    static Transport best() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("linux") && Epoll.isAvailable()) {
            return new Transport(EpollIoHandler.newFactory(), EpollServerSocketChannel.class);
        }
        if (system.startsWith("mac") && KQueue.isAvailable()) {
            return new Transport(KQueueIoHandler.newFactory(), KQueueServerSocketChannel.class);
        }
        return portable();
    }

    static Transport portable() {
        return new Transport(NioIoHandler.newFactory(), NioServerSocketChannel.class);
    }
}
