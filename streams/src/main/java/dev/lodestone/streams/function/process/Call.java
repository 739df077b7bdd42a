package dev.lodestone.streams.function.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lodestone.streams.function.runtime.RuntimeInvocation;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationResult;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An invocation on its way to a process and back.
 *
 * @param functionArn the ARN by which the function was called
 */
record Call(Invocation invocation, String functionArn, CompletableFuture<InvocationResult> result) {
    String requestId() {
        return invocation.requestId();
    }

    /** The call as the Runtime API hands it out. */
    RuntimeInvocation toRuntime(long deadlineMillis) {
        String context = invocation.clientContext();
        return new RuntimeInvocation(
                requestId(),
                invocation.payload(),
                deadlineMillis,
                functionArn,
                traceId(),
                context == null ? null : new String(Base64.getDecoder().decode(context), UTF_8));
    }

    private static String traceId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return String.format(
                "Root=1-%08x-%08x%016x;Parent=%016x;Sampled=0",
                System.currentTimeMillis() / 1000, random.nextInt(), random.nextLong(), random.nextLong());
    }

    void complete(byte[] payload, boolean isError, byte[] logTail) {
        String error = isError ? InvocationResult.UNHANDLED : null;
        byte[] log = isError || invocation.wantsLog() ? logTail : null;
        result.complete(new InvocationResult(payload, error, InvocationResult.LATEST_VERSION, log));
    }

    void fail(InvocationException.Reason reason, String message) {
        result.completeExceptionally(new InvocationException(reason, message));
    }
}
