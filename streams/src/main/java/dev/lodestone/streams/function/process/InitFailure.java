package dev.lodestone.streams.function.process;

/**
 * Why a process could not load its function.
 *
 * @param reported how the process has described it; null if it could not
 * @param exitStatus the status with which it has ended
 * @param timedOutSeconds the function's time-out, if it took longer than that; else 0
 * @param logTail the end of its log
 */
record InitFailure(byte[] reported, int exitStatus, int timedOutSeconds, byte[] logTail) {
    /** Gives a call the failure as its result. */
    void complete(Call call) {
        call.complete(payload(call.requestId()), true, logTail);
    }

    private byte[] payload(String requestId) {
        if (reported != null) {
            return reported;
        }
        return timedOutSeconds > 0
                ? SandboxErrors.timeout(requestId, timedOutSeconds)
                : SandboxErrors.exit(requestId, exitStatus);
    }
}
