package dev.lodestone.streams.function.runtime;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * The Runtime API of one process, which gets one invocation at a time. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Using the Lambda runtime API</a>
 */
public final class RuntimeApi {
    /** The longest result of a function. */
    public static final int MAX_RESPONSE_BYTES = 6 * 1024 * 1024 + 100;

    /** The longest description of an error; a longer one ends there. */
    private static final int MAX_ERROR_BYTES = 1024 * 1024;

    /** Where a process stands. */
    enum State {
        INITIALIZING,
        WAITING,
        RUNNING,
        RESPONDED,
        FAILED,
        CLOSED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final RuntimeListener listener;
    private State state = State.INITIALIZING;

    /** What the process waits for, or null while it does not. */
    private CompletableFuture<RuntimeInvocation> asked;

    private RuntimeInvocation current;

    public RuntimeApi(RuntimeListener listener) {
        this.listener = listener;
    }

    /**
     * The process asks for its next invocation.
     *
     * @return completes when there is one; to be cancelled if the process does not wait any more
     * @throws RuntimeApiException if the process has one that it has not answered, or has failed before
     */
    public CompletableFuture<RuntimeInvocation> next() throws RuntimeApiException {
        CompletableFuture<RuntimeInvocation> waiting = new CompletableFuture<>();
        boolean isReady;
        synchronized (this) {
            if (state != State.INITIALIZING && state != State.RESPONDED && state != State.WAITING) {
                throw RuntimeApiException.invalidTransition(state, "the next invocation");
            }
            isReady = state != State.WAITING;
            state = State.WAITING;
            asked = waiting;
        }
        if (isReady) {
            listener.ready();
        }
        return waiting;
    }

    /**
     * Gives the process an invocation.
     *
     * @return false if it waits for none, or nobody is there to take it
     */
    public boolean deliver(RuntimeInvocation invocation) {
        CompletableFuture<RuntimeInvocation> waiting;
        synchronized (this) {
            if (state != State.WAITING) {
                return false;
            }
            state = State.RUNNING;
            current = invocation;
            waiting = asked;
        }
        if (waiting.complete(invocation)) {
            return true;
        }
        synchronized (this) {
            if (state == State.RUNNING) {
                state = State.WAITING;
                current = null;
            }
        }
        return false;
    }

    /** The process gives the result of an invocation. */
    public void respond(String requestId, byte[] payload) throws RuntimeApiException {
        answered(requestId, "to respond");
        if (payload.length > MAX_RESPONSE_BYTES) {
            listener.respondedTooMuch();
            throw RuntimeApiException.tooLarge();
        }
        listener.responded(payload);
    }

    /** The process says that an invocation has failed. */
    public void fail(String requestId, byte[] error) throws RuntimeApiException {
        answered(requestId, "to fail");
        if (error.length > MAX_ERROR_BYTES) {
            listener.respondedTooMuch();
            throw RuntimeApiException.tooLarge();
        }
        listener.failed(error);
    }

    private synchronized void answered(String requestId, String request) throws RuntimeApiException {
        if (state == State.RUNNING && !current.requestId().equals(requestId)) {
            throw RuntimeApiException.invalidRequestId();
        }
        if (state != State.RUNNING) {
            throw RuntimeApiException.invalidTransition(state, request);
        }
        state = State.RESPONDED;
        current = null;
    }

    /** The process says that it cannot load the function. */
    public void initError(byte[] error) throws RuntimeApiException {
        synchronized (this) {
            if (state != State.INITIALIZING) {
                throw RuntimeApiException.invalidTransition(state, "to have failed before");
            }
            state = State.FAILED;
        }
        listener.initFailed(error);
    }

    /** Gives nothing out any more. Who waits is cut off by the {@link RuntimeEndpoint}. */
    public synchronized void close() {
        state = State.CLOSED;
    }
}
