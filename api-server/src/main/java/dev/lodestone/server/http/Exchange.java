package dev.lodestone.server.http;

import dev.lodestone.server.wire.WireRequest;
import dev.lodestone.server.wire.WireResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** One request for the wire, or for nobody, that has arrived completely, and the way to its response. Runs once, on any thread. */
final class Exchange {
    private static final Logger LOGGER = System.getLogger(Exchange.class.getName());

    /** Reading a longer body takes long enough that an event loop should not do it. */
    private static final int LONGEST_BRIEF_BODY = 64 * 1024;

    private final ServerContext context;
    private final RequestHead head;
    private final RequestBody body;

    Exchange(ServerContext context, RequestHead head, RequestBody body) {
        this.context = context;
        this.head = head;
        this.body = body;
    }

    /** Whether the answer comes so quickly that the event loop may wait for it. Compression in either direction does not. */
    boolean isBrief() {
        if (!head.isPost() || context.wire() == null) {
            return true;
        }
        return body.length() <= LONGEST_BRIEF_BODY
                && head.contentEncoding() == null
                && !head.acceptsGzip()
                && context.wire().isBrief(head.target());
    }

    /** Finds the answer and encodes it; the buffer belongs to the caller. Null if there is none, and the connection ends. */
    ByteBuf respond(boolean last, ByteBufAllocator allocator) {
        Answer answer = answerSafely();
        return answer == null
                ? null
                : ResponseEncoder.encode(answer, head, context.options().cors(), last, allocator);
    }

    private Answer answerSafely() {
        try {
            return answer();
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.ERROR, "A request failed: " + head.target(), e);
            return FixedAnswers.FAILED;
        }
    }

    private Answer answer() {
        if (head.isOptions()) {
            return FixedAnswers.PREFLIGHT;
        }
        if (head.asksForHealth()) {
            return context.fixedAnswers().healthy();
        }
        if (context.wire() == null || !head.isPost() || (body.length() > 0 && !head.bodyIsJson())) {
            return FixedAnswers.UNKNOWN_OPERATION;
        }
        if (head.contentEncoding() == null) {
            return ask(body.bytes(), body.length());
        }
        return answerEncoded();
    }

    private Answer answerEncoded() {
        if (!head.contentEncoding().equalsIgnoreCase("gzip")) {
            return FixedAnswers.unsupportedEncoding(head.contentEncoding());
        }
        int limit = context.options().maxRequestBytes();
        try {
            byte[] plain = Gzip.decompress(body.bytes(), body.length(), limit);
            return ask(plain, plain.length);
        } catch (Gzip.TooLargeException e) {
            return FixedAnswers.tooLarge(limit);
        } catch (IOException e) {
            return FixedAnswers.BROKEN_GZIP;
        }
    }

    private Answer ask(byte[] bytes, int length) {
        WireRequest request = new WireRequest(head.target(), head.signature(), head.host(), bytes, 0, length);
        WireResponse response = context.wire().answer(request);
        return response.isLost() ? null : Answer.of(response, head.answerContentType());
    }
}
