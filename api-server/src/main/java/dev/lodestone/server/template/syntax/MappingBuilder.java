package dev.lodestone.server.template.syntax;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the members of a mapping that is being read. */
final class MappingBuilder {
    private final Location location;
    private final Map<String, Mapping.Member> members = new LinkedHashMap<>();
    private final Map<String, Mapping.Member> merged = new LinkedHashMap<>();

    MappingBuilder(Location location) {
        this.location = location;
    }

    /** Refuses a name that is there already. */
    void checkNew(Location at, String name) {
        Mapping.Member first = members.get(name);
        if (first != null) {
            throw new TemplateException(
                    at,
                    "'" + name + "' is given twice, here and in line "
                            + first.location().line());
        }
    }

    void add(Location at, String name, Node value) {
        checkNew(at, name);
        members.put(name, new Mapping.Member(at, value));
    }

    /** Takes the members of other mappings, as YAML's merge key asks; the first of them wins. */
    void merge(Node others) {
        if (others instanceof Mapping mapping) {
            mapping.members().forEach(merged::putIfAbsent);
        } else if (others instanceof Sequence list && list.elements().stream().allMatch(Mapping.class::isInstance)) {
            list.elements().forEach(this::merge);
        } else {
            throw others.wrong("'<<' takes mappings, not " + others.kind());
        }
    }

    /** All of them; what the mapping says itself goes over what it takes from others. */
    Mapping build() {
        merged.forEach(members::putIfAbsent);
        return new Mapping(location, members);
    }
}
