package dev.lodestone.streams.function.process;

/**
 * What a bootstrap tells in its output, between the lines of the log that it belongs to.
 *
 * @param word {@link #END} or {@link #RUNTIME}
 * @param value the id of the request whose log ends, or the version of the runtime
 */
record ControlLine(String word, String value) {
    /** How such a line begins, also behind a line that was not ended. */
    static final String PREFIX = "\0lodestone:";

    static final String END = "end";
    static final String RUNTIME = "runtime";

    /** Reads what stands behind the prefix; null if it is none of these. */
    static ControlLine read(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? null : new ControlLine(text.substring(0, colon), text.substring(colon + 1));
    }
}
