package dev.lodestone.streams.function.process;

import dev.lodestone.streams.invocation.InvocationResult;
import java.time.Instant;
import java.util.Locale;

/**
 * The log of one process: what it writes, framed by the lines that the service writes around each invocation. How much memory
 * was used is not known on all machines and left out of them. Thread-safe.
 */
final class ProcessLog {
    private static final double NANOS_PER_MILLI = 1e6;

    private final String functionName;
    private final int memoryMegabytes;
    private final FunctionLog log;
    private final LogTail tail = new LogTail();
    private boolean hasBegun;

    ProcessLog(String functionName, int memoryMegabytes, FunctionLog log) {
        this.functionName = functionName;
        this.memoryMegabytes = memoryMegabytes;
        this.log = log;
    }

    synchronized void line(String text) {
        tail.add(text);
        log.line(functionName, text);
    }

    synchronized void begin(String requestId) {
        // What was written while the function was loaded belongs to its first invocation.
        if (hasBegun) {
            tail.clear();
        }
        hasBegun = true;
        line("START RequestId: " + requestId + " Version: " + InvocationResult.LATEST_VERSION);
    }

    /** Tells of a failure that the function could not report itself. */
    void failure(String requestId, String what) {
        line(Instant.now() + " " + requestId + " " + what);
    }

    /**
     * Ends the log of an invocation.
     *
     * @param initNanos how long the process took to load the function; 0 if it had done that before
     * @return the end of the log
     */
    synchronized byte[] end(String requestId, long nanos, long initNanos, String status) {
        double millis = nanos / NANOS_PER_MILLI;
        line("END RequestId: " + requestId);
        String report = String.format(
                Locale.ROOT,
                "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB",
                requestId,
                millis,
                (long) Math.ceil(millis),
                memoryMegabytes);
        if (initNanos > 0) {
            report += String.format(Locale.ROOT, "\tInit Duration: %.2f ms", initNanos / NANOS_PER_MILLI);
        }
        line(status == null ? report : report + "\tStatus: " + status);
        return tail.bytes();
    }

    /** The end of the log of a process that has had no invocation. */
    synchronized byte[] tail() {
        return tail.bytes();
    }
}
