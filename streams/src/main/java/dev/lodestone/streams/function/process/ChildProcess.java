package dev.lodestone.streams.function.process;

import dev.lodestone.streams.function.definition.FunctionDefinition;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** A process of this machine that was started to run a function's code. Thread-safe. */
final class ChildProcess {
    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a process.
     *
     * @param address where its Runtime API is
     * @throws LaunchException if this machine cannot
     */
    static ChildProcess start(FunctionDefinition function, Launcher launcher, ProcessSettings settings, String address)
            throws LaunchException {
        ProcessBuilder builder = new ProcessBuilder(
                        launcher.command(function, settings.bootstraps().folder()))
                .directory(function.code().folder().toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(ProcessEnvironment.of(function, settings, address));
        try {
            return new ChildProcess(builder.start());
        } catch (IOException e) {
            throw new LaunchException("its process cannot be started: " + e.getMessage(), e);
        }
    }

    /** Has the output read by a thread, and its status told when the process has ended and all of that is read. */
    void read(String threadName, LineReader.Sink output, IntConsumer onEnd) {
        Thread reader = new Thread(
                () -> {
                    new LineReader(output).readAll(process.getInputStream());
                    try {
                        onEnd.accept(process.waitFor());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                threadName);
        reader.setDaemon(true);
        reader.start();
    }

    /** Has its status told when the process has ended, though a child of its own may hold its output open. */
    void onExit(IntConsumer told) {
        var unused = process.onExit().thenRun(() -> told.accept(process.exitValue()));
    }

    /** Asks it to end. */
    void destroy() {
        process.destroy();
    }

    /** Ends it and those that it has started, at once. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Waits until it has ended; whether it has by then. */
    boolean awaitEnd(long deadlineNanos) throws InterruptedException {
        return process.waitFor(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
}
