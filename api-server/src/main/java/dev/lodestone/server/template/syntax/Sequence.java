package dev.lodestone.server.template.syntax;

import java.util.List;

/** A list. */
public record Sequence(Location location, List<Node> elements) implements Node {
    public Sequence {
        elements = List.copyOf(elements);
    }

    @Override
    public String kind() {
        return "a list";
    }
}
