package dev.lodestone.streams.mapping;

import dev.lodestone.store.constraint.Constraints;

/**
 * A change of a mapping as a request gives it.
 *
 * @param functionArn the whole ARN of another function; null to keep the one there is
 */
public record MappingUpdate(String functionArn, MappingParameters parameters) {
    /** Checks all that can be checked without looking at what there is. */
    public void check() {
        LambdaConstraints.check(parameters.constrain(new Constraints()));
        parameters.checkMeaning();
    }

    public EventSourceMapping applyTo(EventSourceMapping mapping) {
        return mapping.updated(
                functionArn == null ? mapping.functionArn() : functionArn, parameters.over(mapping.settings()));
    }
}
