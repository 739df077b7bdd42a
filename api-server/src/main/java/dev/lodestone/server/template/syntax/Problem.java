package dev.lodestone.server.template.syntax;

import java.io.Serializable;

/** Something that is wrong with a template, and where. */
public record Problem(Location location, String message) implements Serializable {
    /** The problem as it is shown. */
    @Override
    public String toString() {
        return location + ": " + message;
    }
}
