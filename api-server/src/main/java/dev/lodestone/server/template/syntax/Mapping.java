package dev.lodestone.server.template.syntax;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Members with names, in the order in which they are written. */
public record Mapping(Location location, Map<String, Member> members) implements Node {
    /**
     * The value of a name.
     *
     * @param location where the name stands
     */
    public record Member(Location location, Node value) {}

    public Mapping {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** A mapping with one member. */
    public static Mapping of(Location location, String name, Node value) {
        return new Mapping(location, Map.of(name, new Member(location, value)));
    }

    /** The value with this name; null if there is none, or nothing is written there. */
    public Node value(String name) {
        Member member = members.get(name);
        return member == null || (member.value instanceof Scalar scalar && scalar.isNull()) ? null : member.value;
    }

    /** Where the member with this name stands; where all begins if there is none. */
    public Location location(String name) {
        Member member = members.get(name);
        return member == null ? location : member.location;
    }

    /** The same with another value for a name. */
    public Mapping with(String name, Location at, Node value) {
        Map<String, Member> changed = new LinkedHashMap<>(members);
        changed.put(name, new Member(at, value));
        return new Mapping(location, changed);
    }

    /** The only name, if it is that of a function; else null. */
    public String function() {
        if (members.size() != 1) {
            return null;
        }
        String name = members.keySet().iterator().next();
        return name.equals("Ref") || name.startsWith("Fn::") ? name : null;
    }

    @Override
    public String kind() {
        String function = function();
        return function == null ? "a mapping" : function;
    }
}
