package dev.lodestone.store.index;

import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.engine.WriteBatch;
import dev.lodestone.store.write.ChangeParticipant;
import dev.lodestone.store.write.IndexChange;
import dev.lodestone.store.write.ItemChange;
import java.util.List;

/**
 * Writes the entries of all secondary indexes, local and global alike, with the change of the item. Thread-safe.
 *
 * <p>While an index is being backfilled, the entry of the item before may be missing yet; so it is looked for. No other
 * update touches that entry at the same time, since its address contains the item's, which the update holds.
 */
public final class IndexMaintainer implements ChangeParticipant {
    private final StorageEngine engine;

    public IndexMaintainer(StorageEngine engine) {
        this.engine = engine;
    }

    @Override
    public void onChange(ItemChange change, WriteBatch batch) {
        List<IndexChange> entries = change.indexChanges();
        for (int i = 0; i < entries.size(); i++) {
            IndexChange entry = entries.get(i);
            if (lacksEntryBefore(entry)) {
                entry = entry.withoutEntryBefore();
                change.replaceIndexChange(i, entry);
            }
            store(entry, batch);
        }
    }

    private boolean lacksEntryBefore(IndexChange entry) {
        return entry.index().state().backfilling()
                && entry.addressBefore() != null
                && engine.get(entry.addressBefore()) == null;
    }

    private static void store(IndexChange entry, WriteBatch batch) {
        if (entry.changesNothing()) {
            return;
        }
        if (entry.leaves()) {
            batch.delete(entry.addressBefore());
        }
        if (entry.addressAfter() != null) {
            batch.put(entry.addressAfter(), entry.viewAfter().bytes());
        }
        entry.index().counter().store(entry.itemsDelta(), entry.bytesDelta(), batch);
    }

    @Override
    public void onCommit(ItemChange change) {
        for (IndexChange entry : change.indexChanges()) {
            entry.index().counter().committed(entry.itemsDelta(), entry.bytesDelta());
        }
    }
}
