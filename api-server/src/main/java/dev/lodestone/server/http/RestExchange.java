package dev.lodestone.server.http;

import dev.lodestone.server.rest.RestError;
import dev.lodestone.server.rest.RestException;
import dev.lodestone.server.rest.RestRequest;
import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.rest.RestService;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** One request for a {@link RestService} that has arrived completely, and the way to its response. Thread-safe. */
final class RestExchange {
    private static final Logger LOGGER = System.getLogger(RestExchange.class.getName());

    private final ServerContext context;
    private final RestService service;
    private final RequestHead head;
    private final RequestBody body;
    private CompletableFuture<RestResponse> pending;
    private boolean abandoned;

    RestExchange(ServerContext context, RestService service, RequestHead head, RequestBody body) {
        this.context = context;
        this.service = service;
        this.head = head;
        this.body = body;
    }

    /**
     * Asks the service.
     *
     * @param last whether the connection closes after the response
     * @param whenLater gets the response, on any thread, if it is not there yet; the buffer belongs to it. Null if there can be
     *     no response
     * @return the response if it is there, else null
     * @throws RejectedExecutionException if the server is closing
     */
    // What deliver is called for fails nowhere but in it, and it lets nothing out.
    @SuppressWarnings("FutureReturnValueIgnored")
    ByteBuf respond(boolean last, ByteBufAllocator allocator, Consumer<ByteBuf> whenLater) {
        if (head.contentEncoding() != null) {
            context.workers().execute(() -> ask().thenAccept(answer -> deliver(answer, last, allocator, whenLater)));
            return null;
        }
        CompletableFuture<Answer> answer = ask();
        if (answer.isDone() && !mustCompress(answer.join())) {
            return encode(answer.join(), last, allocator);
        }
        answer.thenAccept(later -> deliver(later, last, allocator, whenLater));
        return null;
    }

    /** Runs where the answer was completed, which may be an event loop. */
    private void deliver(Answer answer, boolean last, ByteBufAllocator allocator, Consumer<ByteBuf> whenLater) {
        try {
            if (mustCompress(answer)) {
                context.workers().execute(() -> whenLater.accept(encode(answer, last, allocator)));
            } else {
                whenLater.accept(encode(answer, last, allocator));
            }
        } catch (RejectedExecutionException closing) {
            whenLater.accept(null);
        } catch (RuntimeException | Error e) {
            log(e);
            whenLater.accept(null);
        }
    }

    /** Says that nobody waits for the response any more. */
    void abandon() {
        CompletableFuture<RestResponse> unwanted;
        synchronized (this) {
            abandoned = true;
            unwanted = pending;
        }
        if (unwanted != null) {
            unwanted.cancel(false);
        }
    }

    private synchronized boolean isAbandoned() {
        return abandoned;
    }

    private boolean mustCompress(Answer answer) {
        return head.acceptsGzip() && ResponseEncoder.isWorthCompressing(answer);
    }

    private ByteBuf encode(Answer answer, boolean last, ByteBufAllocator allocator) {
        return ResponseEncoder.encode(answer, head, context.options().cors(), last, allocator);
    }

    /** The answer, whatever goes wrong. */
    private CompletableFuture<Answer> ask() {
        CompletableFuture<RestResponse> response;
        try {
            response = service.handle(request(), context.workers()).toCompletableFuture();
        } catch (RuntimeException | Error e) {
            response = CompletableFuture.failedFuture(e);
        }
        synchronized (this) {
            pending = response;
        }
        if (isAbandoned()) {
            response.cancel(false);
        }
        return response.exceptionally(failure -> service.refuse(error(failure)))
                .thenApply(Answer::of)
                .exceptionally(this::failed);
    }

    private RestError error(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof RestException refusal) {
            return refusal.error();
        }
        if (!isAbandoned()) {
            log(cause);
        }
        return RestError.INTERNAL;
    }

    private Answer failed(Throwable failure) {
        log(failure);
        return FixedAnswers.FAILED;
    }

    private void log(Throwable failure) {
        LOGGER.log(Level.ERROR, "A request failed: " + head.path(), failure);
    }

    private RestRequest request() {
        RestAddress address;
        try {
            address = RestAddress.of(head.uri());
        } catch (IllegalArgumentException e) {
            throw new RestException(RestError.MALFORMED_ADDRESS);
        }
        return new RestRequest(
                head.methodName(),
                address.path(),
                address.segments(),
                address.query(),
                headers(),
                plainBody(),
                Map.of());
    }

    private Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : head.headers().names()) {
            headers.putIfAbsent(name, head.headers().getAll(name));
        }
        return headers;
    }

    private byte[] plainBody() {
        String encoding = head.contentEncoding();
        if (encoding == null) {
            return body.toArray();
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw new RestException(RestError.unsupportedEncoding(encoding));
        }
        int limit = service.maxBodyBytes();
        try {
            return Gzip.decompress(body.bytes(), body.length(), limit);
        } catch (Gzip.TooLargeException e) {
            throw new RestException(RestError.tooLarge(limit));
        } catch (IOException e) {
            throw new RestException(RestError.BROKEN_GZIP);
        }
    }
}
