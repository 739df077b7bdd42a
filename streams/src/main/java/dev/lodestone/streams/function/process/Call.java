package dev.lodestone.streams.function.process;

import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationResult;
import java.util.concurrent.CompletableFuture;

/**
 * An invocation on its way to a process and back.
 *
 * @param functionArn the ARN by which the function was called
 */
record Call(Invocation invocation, String functionArn, CompletableFuture<InvocationResult> result) {
    String requestId() {
        return invocation.requestId();
    }

    void complete(byte[] payload, boolean isError, byte[] logTail) {
        String error = isError ? InvocationResult.UNHANDLED : null;
        byte[] log = invocation.wantsLog() ? logTail : null;
        result.complete(new InvocationResult(payload, error, InvocationResult.LATEST_VERSION, log));
    }

    void fail(InvocationException.Reason reason, String message) {
        result.completeExceptionally(new InvocationException(reason, message));
    }
}
