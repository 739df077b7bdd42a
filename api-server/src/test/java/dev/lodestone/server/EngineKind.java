package dev.lodestone.server;

/** The engines that every operation is tested on. */
public enum EngineKind {
    MEMORY,
    ROCKSDB
}
