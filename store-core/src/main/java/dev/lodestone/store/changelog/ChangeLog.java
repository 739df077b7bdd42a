package dev.lodestone.store.changelog;

import dev.lodestone.store.catalog.OpenStream;
import dev.lodestone.store.engine.WriteBatch;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.write.ChangeParticipant;
import dev.lodestone.store.write.ItemChange;

/**
 * Appends a record of each change to the stream of the item's table, in the commit of the change itself. Thread-safe.
 *
 * <p>An item that is written with equal values has not changed, even where it is not stored in the same bytes.
 */
public final class ChangeLog implements ChangeParticipant {
    private final StoreClock clock;

    public ChangeLog(StoreClock clock) {
        this.clock = clock;
    }

    @Override
    public void onChange(ItemChange change, WriteBatch batch) {
        OpenStream stream = change.table().stream();
        if (stream == null || equalsBefore(change)) {
            return;
        }
        RecordCodec codec = new RecordCodec(stream.keyAttributes());
        batch.append(
                stream.stream().space(),
                stream.shardPartition(change.address().partition()),
                codec.encode(change, stream.stream().viewType(), clock.epochMillis()));
    }

    private static boolean equalsBefore(ItemChange change) {
        return change.before() != null
                && change.after() != null
                && change.before().hasSameValues(change.after());
    }

    @Override
    public void onCommit(ItemChange change) {
        OpenStream stream = change.table().stream();
        if (stream != null) {
            stream.listeners().tell();
        }
    }
}
