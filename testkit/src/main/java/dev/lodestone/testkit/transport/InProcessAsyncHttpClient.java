package dev.lodestone.testkit.transport;

import dev.lodestone.server.wire.WireResponse;
import dev.lodestone.server.wire.WireService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/**
 * Has the AWS SDK's asynchronous clients ask a store in this process: brief requests are answered by the thread that
 * asks, others by the executor. Closing it does nothing, since it holds nothing. Thread-safe.
 */
public final class InProcessAsyncHttpClient implements SdkAsyncHttpClient {
    private final InProcessWire wire;
    private final Executor workers;

    /**
     * A client of one store.
     *
     * @param wire answers the requests
     * @param workers run what may take long
     */
    public InProcessAsyncHttpClient(WireService wire, Executor workers) {
        this.wire = new InProcessWire(wire);
        this.workers = Objects.requireNonNull(workers, "workers");
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<byte[]> body = RequestBytes.of(request.requestContentPublisher());
        Executor executor = wire.isBrief(request.request()) ? Runnable::run : workers;
        body.thenAcceptAsync(bytes -> answer(request, bytes, done), executor).exceptionally(failure -> {
            fail(request.responseHandler(), failure, done);
            return null;
        });
        return done;
    }

    private void answer(AsyncExecuteRequest request, byte[] body, CompletableFuture<Void> done) {
        SdkAsyncHttpResponseHandler handler = request.responseHandler();
        WireResponse answer;
        try {
            answer = wire.answer(request.request(), body);
        } catch (IOException e) {
            fail(handler, e, done);
            return;
        }
        handler.onHeaders(InProcessWire.head(answer));
        handler.onStream(new AnswerBody(ByteBuffer.wrap(answer.body(), 0, answer.length()), () -> done.complete(null)));
    }

    private static void fail(SdkAsyncHttpResponseHandler handler, Throwable failure, CompletableFuture<Void> done) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        handler.onError(cause);
        done.completeExceptionally(cause);
    }

    @Override
    public String clientName() {
        return "Lodestone";
    }

    @Override
    public void close() {
        // There is nothing to close: the store and the executor belong to who has made them.
    }
}
