package dev.lodestone.server.wire.stream;

import dev.lodestone.server.wire.OperationCodec;
import java.util.List;

/** The family's list. */
public final class StreamCodecs {
    private StreamCodecs() {}

    public static List<OperationCodec<?, ?>> all() {
        return List.of(
                new DescribeStreamCodec(), new GetRecordsCodec(), new GetShardIteratorCodec(), new ListStreamsCodec());
    }
}
