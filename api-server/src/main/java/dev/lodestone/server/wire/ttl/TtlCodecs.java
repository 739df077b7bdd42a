package dev.lodestone.server.wire.ttl;

import dev.lodestone.server.wire.OperationCodec;
import java.util.List;

/** The family's list. */
public final class TtlCodecs {
    private TtlCodecs() {}

    public static List<OperationCodec<?, ?>> all() {
        return List.of(new DescribeTimeToLiveCodec(), new UpdateTimeToLiveCodec());
    }
}
