package dev.lodestone.store.operation.ttl;

import dev.lodestone.store.constraint.Constraints;

/** The attribute that says when items expire, and whether it counts; members that were not given are null. */
public record TimeToLiveSpecification(String attributeName, Boolean enabled) {
    /** Adds the declared constraints. */
    static void constrain(String path, TimeToLiveSpecification specification, Constraints constraints) {
        constraints.required(path, specification);
        if (specification != null) {
            constraints
                    .required(path + ".attributeName", specification.attributeName)
                    .length(path + ".attributeName", specification.attributeName, 1, 255)
                    .required(path + ".enabled", specification.enabled);
        }
    }
}
