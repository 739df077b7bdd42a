package dev.lodestone.streams.invocation;

/**
 * What a function gave.
 *
 * @param payload its answer, or the description of its error; JSON in UTF-8, empty if there is none
 * @param functionError null if it ended well; else how the service names the failure, such as {@code Unhandled}
 * @param executedVersion the version that ran, such as {@code $LATEST}
 * @param logTail the last of the function's log, in UTF-8; null if it cannot be had, or was not asked for and nothing
 *     failed
 */
public record InvocationResult(byte[] payload, String functionError, String executedVersion, byte[] logTail) {
    /** The version of a function that has not been published. */
    public static final String LATEST_VERSION = "$LATEST";

    /** The name of a failure that the function did not handle: an exception, a time-out, the end of its process. */
    public static final String UNHANDLED = "Unhandled";

    public boolean isError() {
        return functionError != null;
    }
}
