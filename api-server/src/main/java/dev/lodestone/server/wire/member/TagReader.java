package dev.lodestone.server.wire.member;

import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.store.operation.table.Tag;
import java.util.List;

/** Reads tags. */
public final class TagReader {
    private TagReader() {}

    /** A list of tags; null for null. */
    public static List<Tag> tags(RequestReader in) {
        return in.list(TagReader::tag);
    }

    private static Tag tag(RequestReader in) {
        if (!in.startStructure()) {
            return null;
        }
        String key = null;
        String value = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "Key" -> key = in.string();
                case "Value" -> value = in.string();
                default -> in.skip();
            }
        }
        return new Tag(key, value);
    }
}
