package dev.lodestone.server.wire.partiql;

import dev.lodestone.server.wire.OperationCodec;
import java.util.List;

/** The family's list. */
public final class PartiQlCodecs {
    private PartiQlCodecs() {}

    public static List<OperationCodec<?, ?>> all() {
        return List.of(new BatchExecuteStatementCodec(), new ExecuteStatementCodec(), new ExecuteTransactionCodec());
    }
}
