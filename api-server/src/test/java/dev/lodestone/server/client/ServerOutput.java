package dev.lodestone.server.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * What a server in a process of its own has written so far.
 *
 * @param file its output
 */
record ServerOutput(Path file) {
    /** Much longer than anything here takes; a test that waits so long has failed. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long POLL_NANOS = 5_000_000;

    /** The output of a server that was started on a directory. */
    static ServerOutput of(Path directory) {
        return new ServerOutput(directory.resolve("server.log"));
    }

    List<String> lines() throws IOException {
        return Files.readAllLines(file);
    }

    /** Waits until there is a line that an expression matches whole. */
    void await(String expression) throws IOException {
        await(lines -> lines.stream().anyMatch(line -> line.matches(expression)));
    }

    /** Waits until the lines are as they should be. */
    void await(Predicate<List<String>> condition) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.test(lines())) {
            assertTrue(System.nanoTime() < deadline, Files.readString(file));
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
