package dev.lodestone.streams.handler;

import java.io.IOException;

/** Carries what a handler threw to where it is told; its cause is that. */
final class HandlerFailure extends IOException {
    private static final long serialVersionUID = 1;

    HandlerFailure(Throwable thrown) {
        super(thrown);
    }

    /** What the handler itself threw. */
    static Throwable thrown(Throwable failure) {
        return failure instanceof HandlerFailure ? failure.getCause() : failure;
    }
}
