package dev.lodestone.store.schema;

/** The units a second that a table or index is asked to support at once; null where nothing was asked. */
public record WarmThroughput(Long readUnitsPerSecond, Long writeUnitsPerSecond) {}
