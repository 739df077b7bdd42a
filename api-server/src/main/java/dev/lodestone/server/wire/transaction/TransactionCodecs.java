package dev.lodestone.server.wire.transaction;

import dev.lodestone.server.wire.OperationCodec;
import java.util.List;

/** The family's list. */
public final class TransactionCodecs {
    private TransactionCodecs() {}

    public static List<OperationCodec<?, ?>> all() {
        return List.of(new TransactGetItemsCodec(), new TransactWriteItemsCodec());
    }
}
