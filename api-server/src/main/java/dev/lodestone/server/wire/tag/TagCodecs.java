package dev.lodestone.server.wire.tag;

import dev.lodestone.server.wire.OperationCodec;
import java.util.List;

/** The family's list. */
public final class TagCodecs {
    private TagCodecs() {}

    public static List<OperationCodec<?, ?>> all() {
        return List.of(new ListTagsOfResourceCodec(), new TagResourceCodec(), new UntagResourceCodec());
    }
}
