package dev.lodestone.streams.function.runtime;

/**
 * An invocation as a process gets it.
 *
 * @param requestId tells it from all others
 * @param payload the event, JSON in UTF-8; must not be changed
 * @param deadlineMillis when the function is ended, in milliseconds since 1970-01-01T00:00:00Z by the machine's clock
 * @param functionArn the function's ARN
 * @param traceId the value of X-Ray's tracing header
 * @param clientContext what the caller gives beside the event, JSON; null if nothing
 */
public record RuntimeInvocation(
        String requestId,
        byte[] payload,
        long deadlineMillis,
        String functionArn,
        String traceId,
        String clientContext) {}
