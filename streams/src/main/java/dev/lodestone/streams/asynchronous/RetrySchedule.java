package dev.lodestone.streams.asynchronous;

import java.util.concurrent.TimeUnit;

/**
 * When calls are made again: after a minute and then two where the function has failed; after a second, and twice as long each
 * time up to five minutes, where it could not be called; and never more than six hours after they were accepted.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html">How Lambda handles errors
 *     and retries with asynchronous invocation</a>
 */
final class RetrySchedule {
    /** How often a call is made again that the function has failed with. */
    static final int RETRIES = 2;

    static final long MAXIMUM_AGE_MILLIS = TimeUnit.HOURS.toMillis(6);

    private static final long FIRST_REFUSAL_MILLIS = 1_000;
    private static final long LONGEST_REFUSAL_MILLIS = TimeUnit.MINUTES.toMillis(5);
    private static final int MOST_DOUBLINGS = 9;

    private RetrySchedule() {}

    static long afterFailure(int failures) {
        return TimeUnit.MINUTES.toMillis(failures);
    }

    static long afterRefusal(int refusals) {
        return Math.min(FIRST_REFUSAL_MILLIS << Math.min(refusals - 1, MOST_DOUBLINGS), LONGEST_REFUSAL_MILLIS);
    }
}
