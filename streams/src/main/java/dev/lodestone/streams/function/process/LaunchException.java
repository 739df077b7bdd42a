package dev.lodestone.streams.function.process;

/** Why a function's process cannot be started on this machine. */
public final class LaunchException extends Exception {
    private static final long serialVersionUID = 1;

    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }

    public LaunchException(String message) {
        this(message, null);
    }
}
