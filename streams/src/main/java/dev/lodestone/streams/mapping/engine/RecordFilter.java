package dev.lodestone.streams.mapping.engine;

import java.util.List;

/** Tells which records a function is to get. Thread-safe. */
@FunctionalInterface
public interface RecordFilter {
    /**
     * Whether the function gets this record.
     *
     * @param json the record as the function would get it
     */
    boolean matches(byte[] json);

    /** Reads filters. Thread-safe. */
    @FunctionalInterface
    interface Parser {
        /**
         * The filter that lets records pass which match one of these patterns.
         *
         * @throws dev.lodestone.streams.error.LambdaException if one of them is no valid pattern
         */
        RecordFilter parse(List<String> patterns);
    }
}
