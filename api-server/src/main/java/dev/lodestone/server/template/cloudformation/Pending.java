package dev.lodestone.server.template.cloudformation;

import dev.lodestone.server.template.syntax.Location;
import dev.lodestone.server.template.syntax.TemplateException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Values that are worked out once, when they are first needed, and may need each other but not themselves. */
final class Pending<V> {
    private final Map<String, V> known = new HashMap<>();
    private final Set<String> underWay = new LinkedHashSet<>();

    /**
     * The value with this name.
     *
     * @param location where it is needed
     * @param value works it out; must not give null
     */
    V get(String name, Location location, Supplier<V> value) {
        V present = known.get(name);
        if (present != null) {
            return present;
        }
        if (!underWay.add(name)) {
            throw new TemplateException(
                    location, "these depend on each other: " + String.join(" → ", underWay) + " → " + name);
        }
        try {
            V made = value.get();
            known.put(name, made);
            return made;
        } finally {
            underWay.remove(name);
        }
    }
}
