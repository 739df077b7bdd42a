/**
 * What a reader of streams holds: sequence numbers, shard iterators and records, in the service's forms. Start at
 * {@link dev.lodestone.streams.reading.StreamRecord}.
 */
package dev.lodestone.streams.reading;
