package dev.lodestone.store.engine;

/** Receives the entries of a scan, one at a time. */
@FunctionalInterface
public interface EntryVisitor {
    /**
     * Takes one entry. The array becomes the visitor's own.
     *
     * @return whether to go on
     */
    boolean visit(byte[] value);
}
