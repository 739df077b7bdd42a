package dev.lodestone.store.environment;

import java.util.UUID;

/** The store's only source of random identifiers. Thread-safe. */
@FunctionalInterface
public interface IdSource {
    UUID next();

    /** Identifiers that nobody can guess. */
    static IdSource random() {
        return UUID::randomUUID;
    }
}
