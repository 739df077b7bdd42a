package dev.lodestone.streams.mapping.engine;

import dev.lodestone.streams.mapping.EventSourceMapping;
import java.util.List;

/**
 * What is known of a mapping at a moment.
 *
 * @param mapping with its state and last result
 * @param calls how often the function has been called since the store was opened
 * @param lastError what the function, or the attempt to call it, said at its last failure; null if there was none
 * @param shards those of its stream, in the order of their ids; none if the stream is gone
 */
public record MappingStatus(EventSourceMapping mapping, long calls, String lastError, List<ShardStatus> shards) {}
