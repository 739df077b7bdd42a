package dev.lodestone.streams.mapping.engine;

import dev.lodestone.store.document.Documents;
import java.util.List;

/** The checkpoints of one mapping in the store, one for each shard. Thread-safe. */
final class Checkpoints {
    private static final String KIND_PREFIX = "event-source-mapping-checkpoint/";

    private final Documents documents;
    private final String kind;

    Checkpoints(Documents documents, String mappingUuid) {
        this.documents = documents;
        this.kind = KIND_PREFIX + mappingUuid;
    }

    /** The checkpoint of a shard, or null. */
    Checkpoint find(String shardId) {
        byte[] document = documents.get(kind, shardId);
        return document == null ? null : Checkpoint.decode(document);
    }

    void save(Checkpoint checkpoint) {
        documents.put(kind, checkpoint.shardId(), checkpoint.encode());
    }

    void delete(String shardId) {
        documents.delete(kind, shardId);
    }

    /** The ids of all shards that have one. */
    List<String> shardIds() {
        return documents.all(kind).stream()
                .map(document -> Checkpoint.decode(document).shardId())
                .toList();
    }
}
