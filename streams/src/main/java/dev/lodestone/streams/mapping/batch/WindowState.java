package dev.lodestone.streams.mapping.batch;

import java.nio.charset.StandardCharsets;

/**
 * A tumbling window in which the function has been called. Immutable.
 *
 * @param state what the function gave last, a JSON object in UTF-8; must not be changed
 * @param isTerminatedEarly whether it ends before its time, because the state has grown too large
 */
public record WindowState(TumblingWindow window, byte[] state, boolean isTerminatedEarly) {
    /** The largest state with which a window goes on. */
    public static final int LARGEST = 1 << 20;

    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.US_ASCII);

    /** A window with nothing in it. */
    public static WindowState fresh(TumblingWindow window) {
        return new WindowState(window, EMPTY, false);
    }

    /** The window after the function has given this state; unchanged for null. */
    public WindowState with(byte[] newState) {
        return newState == null ? this : new WindowState(window, newState, newState.length > LARGEST);
    }
}
