package dev.lodestone.store.operation.table;

import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import java.util.List;

/** The projection of an index as a request gives it; members that were not given are null. */
public record ProjectionParameters(String projectionType, List<String> nonKeyAttributes) {
    /** The most attributes that one index may name besides its keys. */
    private static final int MOST_NON_KEY_ATTRIBUTES = 20;

    /** Adds the declared constraints. */
    static void constrain(String path, ProjectionParameters projection, Constraints constraints) {
        constraints.required(path, projection);
        if (projection == null) {
            return;
        }
        List<String> names = projection.nonKeyAttributes;
        constraints
                .oneOf(path + ".projectionType", projection.projectionType, AllowedValues.PROJECTION_TYPE)
                .size(path + ".nonKeyAttributes", names, 1, MOST_NON_KEY_ATTRIBUTES)
                .elementLengths(path + ".nonKeyAttributes", names, 1, 255);
    }
}
