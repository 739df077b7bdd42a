package dev.lodestone.server.wire.item;

import dev.lodestone.server.wire.OperationCodec;
import java.util.List;

/** The family's list. */
public final class ItemCodecs {
    private ItemCodecs() {}

    public static List<OperationCodec<?, ?>> all() {
        return List.of(new DeleteItemCodec(), new GetItemCodec(), new PutItemCodec(), new UpdateItemCodec());
    }
}
