package dev.lodestone.streams.function.runtime;

/** Learns what a process says over its {@link RuntimeApi}, on the thread that brings it. Must be quick. */
public interface RuntimeListener {
    /** The process can take an invocation. */
    void ready();

    /** The function has answered; the payload is its result. */
    void responded(byte[] payload);

    /** The function has failed; the payload describes how. */
    void failed(byte[] payload);

    /** The function's result is larger than one can be. */
    void respondedTooMuch();

    /** The function cannot be loaded; the payload describes why. */
    void initFailed(byte[] payload);
}
