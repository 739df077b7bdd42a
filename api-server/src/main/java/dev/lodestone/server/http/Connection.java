package dev.lodestone.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lodestone.server.rest.RestError;
import dev.lodestone.server.rest.RestService;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * One client's connection: takes a request at a time from it, has it answered, and writes the answer. What the client sends
 * ahead waits here, and reading stops until its turn comes. Lives on the channel's event loop; only the answer of a long
 * request is made elsewhere.
 */
// A write or close that fails ends in exceptionCaught or channelInactive, which is where it is dealt with.
@SuppressWarnings("FutureReturnValueIgnored")
final class Connection extends ChannelInboundHandlerAdapter {
    /** The event that asks a connection to close once it has nothing in work. */
    static final Object DRAIN = new Object();

    private static final Logger LOGGER = System.getLogger(Connection.class.getName());
    private static final int MAX_REQUEST_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 64 * 1024;
    private static final int MAX_CHUNK = 64 * 1024;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(US_ASCII);

    /** How long a client may take to notice that the server is done with it before the connection is cut. */
    private static final long LINGER_MILLIS = 2000;

    /** Where a connection stands. */
    private enum State {
        /** No request has begun. */
        WAITING,
        /** A request's head is there, its body is not yet complete. */
        RECEIVING,
        /** A worker or a REST service makes the answer. */
        ANSWERING,
        /** The last response is written; what still arrives is thrown away. */
        CLOSING
    }

    private final ServerContext server;
    private final ArrayDeque<Object> sentAhead = new ArrayDeque<>(4);
    private ChannelHandlerContext context;
    private State state = State.WAITING;
    private RequestHead head;
    private RequestBody body;

    /** Who answers the request that arrives, or null for the wire. */
    private RestService rest;

    /** The request that a REST service answers, while it does. */
    private RestExchange asked;

    private boolean inputEnded;
    private boolean unflushed;
    private Deadline deadline;

    Connection(ServerContext server) {
        this.server = server;
    }

    /** Makes a new channel speak HTTP. */
    static void install(Channel channel, ServerContext server) {
        HttpDecoderConfig config = new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_REQUEST_LINE)
                .setMaxHeaderSize(MAX_HEADERS)
                .setMaxChunkSize(MAX_CHUNK);
        channel.pipeline().addLast(new ProtocolCheck(), new HttpRequestDecoder(config), new Connection(server));
    }

    @Override
    public void channelActive(ChannelHandlerContext newContext) {
        context = newContext;
        server.connections().add(context.channel());
        if (server.draining()) {
            context.close();
            return;
        }
        deadline = new Deadline(server.options(), context.executor(), this::timedOut);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        state = State.CLOSING;
        dropSentAhead();
        body = null;
        abandon();
        if (deadline != null) {
            deadline.cancel();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        if (state == State.CLOSING) {
            ReferenceCountUtil.release(message);
        } else if (mustWait() || !sentAhead.isEmpty()) {
            sentAhead.add(message);
            context.channel().config().setAutoRead(false);
        } else {
            take(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ignored) {
        deadline.afterRead(state == State.RECEIVING);
        flushIfNeeded();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ignored) {
        if (context.channel().isWritable()) {
            takeSentAhead();
            flushIfNeeded();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ignored, Object event) {
        if (event == ProtocolCheck.NOT_HTTP) {
            refuse(RequestHead.unreadable(), FixedAnswers.NOT_HTTP);
        } else if (event instanceof ChannelInputShutdownEvent) {
            inputEnded = true;
            if (state == State.CLOSING || asked != null) {
                context.close();
            } else {
                closeIfDone();
            }
        } else if (event == DRAIN) {
            closeIfDone();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext failed, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOGGER.log(Level.WARNING, "A connection failed and is closed", cause);
        }
        failed.close();
    }

    /** Whether the next request has to wait: for the one in work, or for the client to read what it asked for. */
    private boolean mustWait() {
        return state == State.ANSWERING
                || (state == State.WAITING && !context.channel().isWritable());
    }

    private void take(Object message) {
        try {
            if (message instanceof HttpRequest request) {
                begin(request);
            }
            if (message instanceof HttpContent content && state == State.RECEIVING) {
                receive(content);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            refuse(RequestHead.unreadable(), refusalOf(request.decoderResult().cause()));
            return;
        }
        RequestHead newHead = RequestHead.of(request);
        rest = server.restFor(newHead);
        int limit = bodyLimit();
        if (newHead.contentLength() > limit) {
            refuse(newHead, tooLarge());
            return;
        }
        if (newHead.hasUnknownExpectation()) {
            refuse(newHead, FixedAnswers.UNKNOWN_EXPECTATION);
            return;
        }
        if (newHead.expectsContinue()) {
            context.writeAndFlush(Unpooled.wrappedBuffer(CONTINUE));
        }
        head = newHead;
        body = new RequestBody((int) newHead.contentLength(), limit);
        state = State.RECEIVING;
        deadline.requestMoved();
    }

    private int bodyLimit() {
        return rest == null ? server.options().maxRequestBytes() : rest.maxBodyBytes();
    }

    private Answer tooLarge() {
        return rest == null
                ? FixedAnswers.tooLarge(bodyLimit())
                : Answer.of(rest.refuse(RestError.tooLarge(bodyLimit())));
    }

    private static Answer refusalOf(Throwable cause) {
        if (cause instanceof TooLongHttpHeaderException) {
            return FixedAnswers.HEADERS_TOO_LARGE;
        }
        return cause instanceof TooLongHttpLineException ? FixedAnswers.LINE_TOO_LONG : FixedAnswers.NOT_HTTP;
    }

    private void receive(HttpContent content) {
        if (content.decoderResult().isFailure()) {
            refuse(head, FixedAnswers.NOT_HTTP);
        } else if (!body.append(content.content())) {
            refuse(head, tooLarge());
        } else if (content instanceof LastHttpContent) {
            answer();
        }
    }

    private void answer() {
        boolean last = !head.keepAlive() || server.draining();
        // A preflight asks the server, whatever the path.
        if (rest == null || head.isOptions()) {
            answer(new Exchange(server, head, body), last);
        } else {
            answer(new RestExchange(server, rest, head, body), last);
        }
    }

    private void answer(RestExchange exchange, boolean last) {
        requestTaken();
        state = State.ANSWERING;
        asked = exchange;
        try {
            ByteBuf response = exchange.respond(last, context.alloc(), later -> answerLater(later, last));
            if (response != null) {
                asked = null;
                write(response, last);
            } else if (inputEnded) {
                context.close();
            }
        } catch (RejectedExecutionException e) {
            context.close();
        }
    }

    private void abandon() {
        RestExchange unwanted = asked;
        asked = null;
        if (unwanted != null) {
            unwanted.abandon();
        }
    }

    private void requestTaken() {
        head = null;
        body = null;
    }

    private void answer(Exchange exchange, boolean last) {
        requestTaken();
        if (exchange.isBrief()) {
            ByteBuf response = exchange.respond(last, context.alloc());
            if (response == null) {
                context.close();
            } else {
                write(response, last);
            }
            return;
        }
        state = State.ANSWERING;
        try {
            server.workers().execute(() -> answerElsewhere(exchange, last));
        } catch (RejectedExecutionException e) {
            context.close();
        }
    }

    /** Runs on a worker. */
    private void answerElsewhere(Exchange exchange, boolean last) {
        answerLater(exchange.respond(last, context.alloc()), last);
    }

    /** Runs on any thread; without a response, there is no more to be had from this connection. */
    private void answerLater(ByteBuf response, boolean last) {
        if (response == null) {
            context.close();
            return;
        }
        try {
            context.executor().execute(() -> answered(response, last));
        } catch (RejectedExecutionException e) {
            response.release();
        }
    }

    private void answered(ByteBuf response, boolean last) {
        if (state != State.ANSWERING) {
            response.release();
            return;
        }
        asked = null;
        write(response, last);
        deadline.requestMoved();
        takeSentAhead();
        deadline.afterRead(state == State.RECEIVING);
        flushIfNeeded();
    }

    private void refuse(RequestHead refused, Answer answer) {
        if (state == State.CLOSING) {
            return;
        }
        CorsPolicy cors = server.options().cors();
        write(ResponseEncoder.encode(answer, refused, cors, true, context.alloc()), true);
    }

    private void write(ByteBuf response, boolean last) {
        if (!last) {
            state = State.WAITING;
            context.write(response, context.voidPromise());
            unflushed = true;
            return;
        }
        state = State.CLOSING;
        dropSentAhead();
        context.writeAndFlush(response).addListener(written -> linger());
    }

    /**
     * Ends the sending side and waits for the client to do the same. Closing at once would throw away what the client has yet to
     * read if it is still sending.
     */
    private void linger() {
        if (inputEnded || !context.channel().isActive()) {
            context.close();
            return;
        }
        ((DuplexChannel) context.channel()).shutdownOutput();
        resumeReading();
        context.executor().schedule(() -> context.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void takeSentAhead() {
        while (!sentAhead.isEmpty() && !mustWait()) {
            take(sentAhead.poll());
        }
        if (sentAhead.isEmpty()) {
            resumeReading();
            closeIfDone();
        }
    }

    /** A socket whose input has ended must not be read again: epoll no longer knows it. */
    private void resumeReading() {
        if (!inputEnded) {
            context.channel().config().setAutoRead(true);
        }
    }

    /** Closes if nothing is in work and no further request can come or is wanted. */
    private void closeIfDone() {
        boolean half = state == State.RECEIVING && inputEnded;
        boolean idle = state == State.WAITING && (inputEnded || server.draining());
        if ((half || idle) && sentAhead.isEmpty()) {
            state = State.CLOSING;
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private void dropSentAhead() {
        while (!sentAhead.isEmpty()) {
            ReferenceCountUtil.release(sentAhead.poll());
        }
    }

    private void flushIfNeeded() {
        if (unflushed) {
            unflushed = false;
            context.flush();
        }
    }

    private void timedOut() {
        if (state == State.WAITING) {
            context.close();
        } else if (state == State.RECEIVING) {
            refuse(head, rest == null ? FixedAnswers.TIMED_OUT : Answer.of(rest.refuse(RestError.TIMED_OUT)));
        }
    }
}
