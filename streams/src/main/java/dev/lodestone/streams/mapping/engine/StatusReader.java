package dev.lodestone.streams.mapping.engine;

import dev.lodestone.store.catalog.Shard;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.changelog.ChangeRecord;
import dev.lodestone.streams.mapping.EventSourceMapping;
import dev.lodestone.streams.reading.SequenceNumbers;
import java.util.ArrayList;
import java.util.List;

/** Looks up how far a mapping has come, from its checkpoints and its stream. Thread-safe. */
final class StatusReader {
    private static final long MOST_BYTES = 32 << 20;

    private final MappingServices services;

    StatusReader(MappingServices services) {
        this.services = services;
    }

    List<ShardStatus> shards(EventSourceMapping mapping) {
        Stream stream = services.streams().find(mapping.scope(), mapping.eventSourceArn());
        List<ShardStatus> shards = new ArrayList<>();
        if (stream != null) {
            Checkpoints checkpoints = new Checkpoints(services.documents(), mapping.uuid());
            for (Shard shard : stream.shards()) {
                shards.add(status(mapping, stream, shard, checkpoints.find(shard.id())));
            }
        }
        return shards;
    }

    private ShardStatus status(EventSourceMapping mapping, Stream stream, Shard shard, Checkpoint checkpoint) {
        long position =
                checkpoint == null ? Math.max(shard.firstPosition(), mapping.startAfter()) : checkpoint.position();
        String sequenceNumber = SequenceNumbers.of(position);
        if (checkpoint != null && checkpoint.isEnd()) {
            return new ShardStatus(shard.id(), sequenceNumber, true, 0, 0);
        }
        List<ChangeRecord> waiting = services.streams()
                .read(stream, shard, position, ShardStatus.MOST_COUNTED, MOST_BYTES)
                .records();
        long age = waiting.isEmpty()
                ? 0
                : Math.max(0, services.clock().epochMillis() - waiting.get(0).timeMillis());
        return new ShardStatus(shard.id(), sequenceNumber, false, waiting.size(), age);
    }
}
