package dev.lodestone.store.engine;

/** Receives the records of a log, one at a time. */
@FunctionalInterface
public interface LogVisitor {
    /**
     * Takes one record. The array becomes the visitor's own.
     *
     * @return whether to go on
     */
    boolean visit(long position, byte[] record);

    /** How many of a record's first bytes it looks at. It gets no fewer, where the record has as many. */
    default int prefixLength() {
        return Integer.MAX_VALUE;
    }
}
