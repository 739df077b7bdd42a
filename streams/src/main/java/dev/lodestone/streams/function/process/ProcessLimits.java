package dev.lodestone.streams.function.process;

import java.time.Duration;

/**
 * How many processes a function has and how long they last, in the time of the machine.
 *
 * @param processes the most processes of one function, each of which runs one invocation at a time
 * @param queued the most invocations that wait for a process; further ones are throttled
 * @param idle how long a process without an invocation is kept
 * @param initialization how long a process may take to load its function, beyond the function's time-out
 */
public record ProcessLimits(int processes, int queued, Duration idle, Duration initialization) {
    public static final ProcessLimits DEFAULT =
            new ProcessLimits(10, 1000, Duration.ofMinutes(5), Duration.ofSeconds(10));

    public ProcessLimits {
        if (processes < 1 || queued < 0 || idle.isNegative() || initialization.isNegative()) {
            throw new IllegalArgumentException("limits must not be negative, and there must be a process");
        }
    }
}
