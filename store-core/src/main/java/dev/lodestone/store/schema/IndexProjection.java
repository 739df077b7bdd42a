package dev.lodestone.store.schema;

import java.util.List;

/**
 * The attributes that are copied into an index.
 *
 * @param nonKeyAttributes the further attributes of an INCLUDE projection; empty otherwise
 */
public record IndexProjection(ProjectionType type, List<String> nonKeyAttributes) {
    public IndexProjection {
        nonKeyAttributes = List.copyOf(nonKeyAttributes);
    }
}
