package dev.lodestone.streams.handler;

/**
 * What a function's process tells the one that started it, between the lines of the log that it belongs to.
 *
 * @param word {@link #END} or {@link #RUNTIME}
 * @param value the id of the request whose log ends, or the version of the runtime
 */
public record ControlLine(String word, String value) {
    /** How such a line begins, also behind a line that was not ended. It does not get into the log. */
    public static final String PREFIX = "\0lodestone:";

    public static final String END = "end";
    public static final String RUNTIME = "runtime";

    /** Reads what stands behind the prefix; null if it is none of these. */
    public static ControlLine read(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? null : new ControlLine(text.substring(0, colon), text.substring(colon + 1));
    }

    /** The line as it is written, without its end. */
    @Override
    public String toString() {
        return PREFIX + word + ':' + value;
    }
}
