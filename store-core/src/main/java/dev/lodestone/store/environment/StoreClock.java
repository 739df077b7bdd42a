package dev.lodestone.store.environment;

/** The store's only source of time. Thread-safe. */
@FunctionalInterface
public interface StoreClock {
    /** Milliseconds since 1970-01-01T00:00:00Z. */
    long epochMillis();

    /** The clock of the machine. */
    static StoreClock system() {
        return System::currentTimeMillis;
    }
}
