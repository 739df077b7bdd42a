package dev.lodestone.server.wire.batch;

import dev.lodestone.server.wire.OperationCodec;
import java.util.List;

/** The family's list. */
public final class BatchCodecs {
    private BatchCodecs() {}

    public static List<OperationCodec<?, ?>> all() {
        return List.of(new BatchGetItemCodec(), new BatchWriteItemCodec());
    }
}
