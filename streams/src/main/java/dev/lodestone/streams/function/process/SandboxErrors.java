package dev.lodestone.streams.function.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lodestone.streams.function.runtime.RuntimeApi;
import java.util.Locale;

/**
 * How the service words the failures that a function cannot report itself.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html">Troubleshoot invocation issues</a>
 */
final class SandboxErrors {
    private static final int SIGNALS = 128;

    private SandboxErrors() {}

    static String timedOut(int seconds) {
        return String.format(Locale.ROOT, "Task timed out after %.2f seconds", (double) seconds);
    }

    /** What became of a process that has ended with this status. */
    static String exited(int status) {
        if (status == 0) {
            return "Runtime exited without providing a reason";
        }
        return "Runtime exited with error: " + reason(status);
    }

    /** A status from a signal is that of a shell; these are the signals that end processes for the same reason everywhere. */
    private static String reason(int status) {
        return switch (status - SIGNALS) {
            case 6 -> "signal: aborted";
            case 9 -> "signal: killed";
            case 11 -> "signal: segmentation fault";
            case 15 -> "signal: terminated";
            default -> "exit status " + status;
        };
    }

    static byte[] timeout(String requestId, int seconds) {
        return described("Sandbox.Timedout", "RequestId: " + requestId + " Error: " + timedOut(seconds));
    }

    static byte[] exit(String requestId, int status) {
        return described("Runtime.ExitError", "RequestId: " + requestId + " Error: " + exited(status));
    }

    static byte[] responseTooLarge() {
        return described(
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size (" + RuntimeApi.MAX_RESPONSE_BYTES
                        + " bytes).");
    }

    /** Nothing in these texts needs to be escaped. */
    private static byte[] described(String type, String message) {
        return ("{\"errorType\":\"" + type + "\",\"errorMessage\":\"" + message + "\"}").getBytes(UTF_8);
    }
}
