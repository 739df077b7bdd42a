package dev.lodestone.streams.invocation;

import java.util.concurrent.CompletionStage;

/**
 * Something that runs a function: a child process, an endpoint of the Lambda API, an object in this process. Thread-safe;
 * several calls may be under way at once.
 */
@FunctionalInterface
public interface InvocationTarget {
    /**
     * Calls the function, without waiting for it. The stage may be completed by any thread: what follows on it must be
     * quick or be handed to another.
     *
     * @return completes with what the function gave, errors of the function included; or exceptionally with an {@link
     *     InvocationException} if the function has not run, or nobody can tell what became of it
     */
    CompletionStage<InvocationResult> invoke(Invocation invocation);
}
