package dev.lodestone.streams.mapping.engine;

import dev.lodestone.streams.mapping.EventSourceMapping;
import java.util.List;

/**
 * A page of a list of mappings.
 *
 * @param nextMarker names the next page; null if this is the last one
 */
public record MappingPage(List<EventSourceMapping> mappings, String nextMarker) {}
