package dev.lodestone.streams.function.runtime;

/** A request of a process that the Runtime API refuses. */
public final class RuntimeApiException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;

    private RuntimeApiException(int status, String type, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
    }

    static RuntimeApiException invalidRequestId() {
        return new RuntimeApiException(400, "InvalidRequestID", "Invalid request ID");
    }

    static RuntimeApiException invalidTransition(RuntimeApi.State from, String request) {
        return new RuntimeApiException(
                403, "InvalidStateTransition", "A runtime that is " + from + " cannot request " + request);
    }

    static RuntimeApiException tooLarge() {
        return new RuntimeApiException(
                413,
                "RequestEntityTooLarge",
                "Exceeded maximum allowed payload size (" + RuntimeApi.MAX_RESPONSE_BYTES + " bytes).");
    }

    /** The HTTP status of the refusal. */
    public int status() {
        return status;
    }

    /** The error's name. */
    public String type() {
        return type;
    }
}
