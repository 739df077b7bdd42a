package dev.lodestone.streams.filter;

import dev.lodestone.streams.error.LambdaException;

/** What is wrong with a pattern, while it is read. */
final class InvalidPattern extends Exception {
    private static final long serialVersionUID = 1;

    InvalidPattern(String reason) {
        super(reason);
    }

    InvalidPattern(Throwable cause) {
        super(cause);
    }

    /** The refusal in the service's words, which do not say the reason; it is in the cause. */
    LambdaException refusal() {
        LambdaException refusal = LambdaException.invalidParameter("Invalid filter pattern definition.");
        refusal.initCause(this);
        return refusal;
    }
}
