package dev.lodestone.streams.mapping.engine;

import dev.lodestone.store.environment.IdSource;
import dev.lodestone.streams.invocation.FunctionResolver;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationException.Reason;
import dev.lodestone.streams.invocation.InvocationResult;
import dev.lodestone.streams.invocation.InvocationTarget;
import java.util.concurrent.CompletionException;

/** Calls the function of a mapping, and has the answer carried into the mapping's own work. Thread-safe. */
final class FunctionCalls {
    /** What follows on a call, in the mapping's own work. */
    interface Continuation {
        void answered(String requestId, InvocationResult result);

        void notCalled(InvocationException why);
    }

    private final String functionArn;
    private final FunctionResolver functions;
    private final IdSource ids;
    private final SerialWork work;
    private final ProcessingRecord record;

    FunctionCalls(
            String functionArn, FunctionResolver functions, IdSource ids, SerialWork work, ProcessingRecord record) {
        this.functionArn = functionArn;
        this.functions = functions;
        this.ids = ids;
        this.work = work;
        this.record = record;
    }

    /** Calls the function with an event, without waiting for it. */
    void call(byte[] event, Continuation continuation) {
        InvocationTarget target = functions.find(functionArn);
        if (target == null) {
            refuse(continuation, new InvocationException(Reason.NOT_FOUND, "There is no function " + functionArn));
            return;
        }
        String requestId = ids.next().toString();
        record.called();
        try {
            target.invoke(Invocation.of(requestId, event))
                    .whenComplete((result, failure) -> work.send(() -> {
                        if (failure == null) {
                            continuation.answered(requestId, result);
                        } else {
                            continuation.notCalled(reason(failure));
                        }
                    }));
        } catch (RuntimeException failure) {
            refuse(continuation, reason(failure));
        }
    }

    private void refuse(Continuation continuation, InvocationException why) {
        work.send(() -> continuation.notCalled(why));
    }

    private InvocationException reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof InvocationException why
                ? why
                : new InvocationException(Reason.UNAVAILABLE, "Cannot call " + functionArn + ": " + cause, cause);
    }
}
