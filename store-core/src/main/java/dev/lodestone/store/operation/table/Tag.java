package dev.lodestone.store.operation.table;

import dev.lodestone.store.constraint.Constraints;
import java.util.List;

/** A tag as a request gives it; members that were not given are null. */
public record Tag(String key, String value) {
    /** Adds the declared constraints of a list of them. */
    public static void constrain(String path, List<Tag> tags, Constraints constraints) {
        for (int i = 0; tags != null && i < tags.size(); i++) {
            String member = path + "." + (i + 1) + ".member";
            Tag tag = tags.get(i);
            if (tag == null) {
                constraints.required(member, null);
                continue;
            }
            constraints
                    .required(member + ".key", tag.key)
                    .length(member + ".key", tag.key, 1, 128)
                    .required(member + ".value", tag.value)
                    .length(member + ".value", tag.value, 0, 256);
        }
    }
}
