/**
 * What carries event source mappings out. Start at {@code EventSourceMappings}; from there the way of a record is {@code
 * MappingRun}, {@code ShardRun}, {@code Lane}.
 */
package dev.lodestone.streams.mapping.engine;
