package dev.lodestone.store.catalog;

import dev.lodestone.store.encoding.AttributeSelection;
import dev.lodestone.store.engine.EntryKey;
import java.util.ArrayList;
import java.util.List;

/** A stream that is enabled, prepared to take records. Immutable but for its listeners, and thread-safe. */
public final class OpenStream {
    private final Stream stream;
    private final StreamListeners listeners;
    private final List<Shard> shards;
    private final byte[][] partitions;
    private final AttributeSelection keyAttributes;

    OpenStream(Stream stream, StreamListeners listeners) {
        this.stream = stream;
        this.listeners = listeners;
        this.keyAttributes = new AttributeSelection(stream.keySchema().names());
        this.shards = new ArrayList<>();
        for (Shard shard : stream.shards()) {
            if (shard.isOpen()) {
                shards.add(shard);
            }
        }
        this.partitions = new byte[shards.size()][];
        for (int at = 0; at < partitions.length; at++) {
            partitions[at] = shards.get(at).partition();
        }
    }

    public Stream stream() {
        return stream;
    }

    /** The table's key attributes. */
    public AttributeSelection keyAttributes() {
        return keyAttributes;
    }

    /** The partition part of the log for changes of an item whose address has this partition part. */
    public byte[] shardPartition(byte[] itemPartition) {
        return partitions.length == 1 ? partitions[0] : shardPartition(EntryKey.hash(itemPartition));
    }

    private byte[] shardPartition(long hash) {
        for (int at = 0; at < partitions.length; at++) {
            if (shards.get(at).covers(hash)) {
                return partitions[at];
            }
        }
        throw new IllegalStateException("No shard of " + stream.arn() + " covers the hash " + hash);
    }

    public StreamListeners listeners() {
        return listeners;
    }
}
