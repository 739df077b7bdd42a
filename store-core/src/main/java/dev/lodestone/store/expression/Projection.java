package dev.lodestone.store.expression;

import dev.lodestone.store.value.DocumentPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The parts of an item that a request wants back. No path in it is the beginning of another. */
public record Projection(List<DocumentPath> paths) {
    public Projection {
        paths = List.copyOf(paths);
    }

    /** The names of the top-level attributes that the projection reads. */
    public Set<String> attributes() {
        Set<String> names = new LinkedHashSet<>();
        for (DocumentPath path : paths) {
            names.add(path.attribute());
        }
        return names;
    }
}
