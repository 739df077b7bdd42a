package dev.lodestone.streams.handler;

/** Why there is no handler where the configuration of a function names one. */
public final class HandlerLoadException extends Exception {
    private static final long serialVersionUID = 1;

    HandlerLoadException(String message, Throwable cause) {
        super(message, cause);
    }

    HandlerLoadException(String message) {
        this(message, null);
    }
}
