package dev.lodestone.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Looks at the first byte of a connection. Clients that speak TLS or anything else would otherwise wait for an answer while
 * the HTTP decoder waits for the end of a line.
 */
final class ProtocolCheck extends ChannelInboundHandlerAdapter {
    /** The event that says that this connection is not HTTP. */
    static final Object NOT_HTTP = new Object();

    private boolean refused;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (!refused && startsRequest(bytes)) {
            context.fireChannelRead(bytes);
            context.pipeline().remove(this);
            return;
        }
        bytes.release();
        if (!refused) {
            refused = true;
            context.fireUserEventTriggered(NOT_HTTP);
        }
    }

    /** Whether the bytes begin with a method, or with an empty line that a request may follow. */
    private static boolean startsRequest(ByteBuf bytes) {
        if (!bytes.isReadable()) {
            return true;
        }
        int first = bytes.getByte(bytes.readerIndex());
        return (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') || first == '\r' || first == '\n';
    }
}
