package dev.lodestone.streams.invocation;

/** A call that gave no result of the function: it may be repeated, and counts as no attempt of the function's. */
public final class InvocationException extends Exception {
    private static final long serialVersionUID = 1;

    /** Why there is none. */
    public enum Reason {
        /** The target runs as many calls as it can. */
        THROTTLED,
        /** There is no such function. */
        NOT_FOUND,
        /** The target cannot be reached, or broke off. */
        UNAVAILABLE
    }

    private final Reason reason;

    public InvocationException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public InvocationException(Reason reason, String message) {
        this(reason, message, null);
    }

    public Reason reason() {
        return reason;
    }
}
