package dev.lodestone.streams.function.process;

/** A call that a process has, and which of its ends have come. Guarded by the process. */
final class RunningCall {
    final Call call;
    private final long beganNanos;

    /** How the call ended; null before. */
    byte[] payload;

    boolean isError;

    /** What the log says of a call that the function has not ended. */
    String status;

    long nanos;

    /** Whether somebody writes the end of the log, or has. */
    boolean isLogEnding;

    boolean isLogged;

    /** Whether the process has asked for the next invocation. */
    boolean isAsked;

    private boolean isMarkSeen;

    RunningCall(Call call, long beganNanos) {
        this.call = call;
        this.beganNanos = beganNanos;
    }

    /**
     * Ends the call.
     *
     * @return false if it had ended before
     */
    boolean settle(byte[] newPayload, boolean nowIsError, String newStatus) {
        if (payload != null) {
            return false;
        }
        payload = newPayload;
        isError = nowIsError;
        status = newStatus;
        nanos = System.nanoTime() - beganNanos;
        return true;
    }

    boolean isSettled() {
        return payload != null;
    }

    /** The process has said that the log of this call ends there. */
    synchronized void seeMark() {
        isMarkSeen = true;
    }

    synchronized boolean isMarkSeen() {
        return isMarkSeen;
    }
}
