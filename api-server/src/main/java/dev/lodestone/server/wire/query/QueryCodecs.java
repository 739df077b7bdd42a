package dev.lodestone.server.wire.query;

import dev.lodestone.server.wire.OperationCodec;
import java.util.List;

/** The family's list. */
public final class QueryCodecs {
    private QueryCodecs() {}

    public static List<OperationCodec<?, ?>> all() {
        return List.of(new QueryCodec(), new ScanCodec());
    }
}
