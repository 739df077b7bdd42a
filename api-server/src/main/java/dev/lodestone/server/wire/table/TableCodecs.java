package dev.lodestone.server.wire.table;

import dev.lodestone.server.wire.OperationCodec;
import java.util.List;

/** The family's list. */
public final class TableCodecs {
    private TableCodecs() {}

    public static List<OperationCodec<?, ?>> all() {
        return List.of(
                new CreateTableCodec(),
                new DeleteTableCodec(),
                new DescribeEndpointsCodec(),
                new DescribeLimitsCodec(),
                new DescribeTableCodec(),
                new ListTablesCodec(),
                new UpdateTableCodec());
    }
}
