package dev.lodestone.store.engine;

/** One state of the store, for reads that must agree with each other. Thread-safe; to be closed when done. */
public interface Snapshot extends Reader, AutoCloseable {
    @Override
    void close();
}
