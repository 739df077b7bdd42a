package dev.lodestone.server.template.syntax;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a general setting and a special one go together. */
public final class Merge {
    private Merge() {}

    /**
     * One over another: mappings are merged member by member; of all else the upper one is taken. A function is no mapping
     * in this sense.
     *
     * @param lower null for nothing
     * @param upper null for nothing
     */
    public static Node over(Node lower, Node upper) {
        if (lower instanceof Mapping below
                && upper instanceof Mapping above
                && below.function() == null
                && above.function() == null) {
            return over(below, above);
        }
        return upper == null ? lower : upper;
    }

    private static Mapping over(Mapping lower, Mapping upper) {
        Map<String, Mapping.Member> members = new LinkedHashMap<>(lower.members());
        upper.members().forEach((name, member) -> {
            Node below = lower.value(name);
            members.put(name, new Mapping.Member(member.location(), over(below, member.value())));
        });
        return new Mapping(upper.location(), members);
    }
}
