package dev.lodestone.server.template.cloudformation;

import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.Mapping;

/**
 * A resource of a template, not evaluated yet.
 *
 * @param body all that is said of it
 * @param properties what stands under {@code Properties}; empty if nothing does
 */
public record Resource(String logicalId, String type, Location location, Mapping body, Mapping properties) {
    /** What messages call it. */
    public String described() {
        return type + " " + logicalId;
    }
}
