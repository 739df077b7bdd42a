package dev.lodestone.streams.handler;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationResult;
import dev.lodestone.streams.invocation.InvocationTarget;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * A function whose handler is an object of this process. It runs on threads of the caller's choice, and has no time limit.
 * Thread-safe, as far as the handler is.
 */
public final class HandlerTarget implements InvocationTarget {
    private static final int MEMORY_MEGABYTES = 128;

    private final RequestStreamHandler handler;
    private final HandlerContext.FunctionFacts facts;
    private final String functionArn;
    private final Executor executor;

    private HandlerTarget(String functionArn, RequestStreamHandler handler, Executor executor) {
        this.handler = handler;
        this.functionArn = functionArn;
        this.executor = executor;
        String name = functionArn.substring(functionArn.lastIndexOf(':') + 1);
        facts = new HandlerContext.FunctionFacts(
                name, InvocationResult.LATEST_VERSION, MEMORY_MEGABYTES, "/aws/lambda/" + name, "local");
    }

    /**
     * A function whose handler reads and writes JSON itself.
     *
     * @param functionArn its name, or its ARN without a version
     */
    public static HandlerTarget of(String functionArn, RequestStreamHandler handler, Executor executor) {
        return new HandlerTarget(functionArn, handler, executor);
    }

    /**
     * A function whose handler takes events as objects.
     *
     * @param eventType what it takes, such as {@code DynamodbEvent}
     */
    public static <I> HandlerTarget of(
            String functionArn, Class<I> eventType, RequestHandler<I, ?> handler, Executor executor) {
        EventSerializers serializers = new EventSerializers(eventType.getClassLoader());
        return new HandlerTarget(functionArn, serializers.ofRequests(handler, eventType, Object.class), executor);
    }

    @Override
    public CompletionStage<InvocationResult> invoke(Invocation invocation) {
        CompletableFuture<InvocationResult> result = new CompletableFuture<>();
        try {
            executor.execute(() -> result.complete(run(invocation)));
        } catch (RuntimeException e) {
            result.completeExceptionally(new InvocationException(
                    InvocationException.Reason.THROTTLED, "No thread to run " + facts.name() + " on", e));
        }
        return result;
    }

    private InvocationResult run(Invocation invocation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String error = null;
        try {
            handler.handleRequest(new ByteArrayInputStream(invocation.payload()), out, context(invocation));
        } catch (Throwable thrown) {
            out.reset();
            out.writeBytes(ErrorDescription.json(HandlerFailure.thrown(thrown)));
            error = InvocationResult.UNHANDLED;
        }
        return new InvocationResult(out.toByteArray(), error, facts.version(), null);
    }

    private HandlerContext context(Invocation invocation) {
        ClientContext client = invocation.clientContext() == null
                ? null
                : JsonClientContext.read(Base64.getDecoder().decode(invocation.clientContext()));
        return new HandlerContext(facts, invocation.requestId(), functionArn, Long.MAX_VALUE, client);
    }
}
