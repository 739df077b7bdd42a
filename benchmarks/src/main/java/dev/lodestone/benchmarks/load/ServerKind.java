package dev.lodestone.benchmarks.load;

import java.util.StringJoiner;

/** A server that the harness can start by itself, in one of its modes of storage. */
enum ServerKind {
    LODESTONE("lodestone", "RocksDB on disk"),
    LODESTONE_IN_MEMORY("lodestone-in-memory", "in memory"),
    DYNAMODB_LOCAL("dynamodb-local", "in memory"),
    DYNAMODB_LOCAL_ON_DISK("dynamodb-local-on-disk", "SQLite on disk"),
    DYNALITE("dynalite", "in memory"),
    DYNALITE_ON_DISK("dynalite-on-disk", "LevelDB on disk");

    private final String label;
    private final String storage;

    ServerKind(String label, String storage) {
        this.label = label;
        this.storage = storage;
    }

    /** The name in options and output. */
    String label() {
        return label;
    }

    /** Where the server keeps its items. */
    String storage() {
        return storage;
    }

    boolean hasStreams() {
        return this != DYNALITE && this != DYNALITE_ON_DISK;
    }

    /** Whether it calls functions. */
    boolean hasTriggers() {
        return this == LODESTONE || this == LODESTONE_IN_MEMORY;
    }

    static ServerKind labelled(String label) {
        StringJoiner labels = new StringJoiner(", ");
        for (ServerKind kind : values()) {
            if (kind.label.equals(label)) {
                return kind;
            }
            labels.add(kind.label);
        }
        throw new IllegalArgumentException("Expected one of the servers " + labels + ", not " + label);
    }
}
