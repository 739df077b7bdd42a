package dev.lodestone.store.schema;

/** Upper bounds on the request units a second of a table that is billed per request; null or -1 means none. */
public record OnDemandThroughput(Long maxReadRequestUnits, Long maxWriteRequestUnits) {}
