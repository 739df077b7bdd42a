package dev.lodestone.server.wire.member;

import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.catalog.Shard;
import dev.lodestone.streams.reading.SequenceNumbers;

/** Writes a shard as an element of a list. */
public final class ShardWriter {
    private ShardWriter() {}

    public static void write(Shard shard, ResponseWriter out) {
        out.startObject();
        out.string("ShardId", shard.id());
        out.startObject("SequenceNumberRange");
        out.string("StartingSequenceNumber", SequenceNumbers.of(shard.firstPosition()));
        if (!shard.isOpen()) {
            out.string("EndingSequenceNumber", SequenceNumbers.of(shard.endPosition()));
        }
        out.endObject();
        out.string("ParentShardId", shard.parentId());
        out.endObject();
    }
}
