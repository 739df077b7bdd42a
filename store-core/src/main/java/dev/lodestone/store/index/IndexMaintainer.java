package dev.lodestone.store.index;

import dev.lodestone.store.engine.WriteBatch;
import dev.lodestone.store.write.ChangeParticipant;
import dev.lodestone.store.write.IndexChange;
import dev.lodestone.store.write.ItemChange;

/** Writes the entries of all secondary indexes, local and global alike, with the change of the item. Thread-safe. */
public final class IndexMaintainer implements ChangeParticipant {
    @Override
    public void onChange(ItemChange change, WriteBatch batch) {
        for (IndexChange entry : change.indexChanges()) {
            if (entry.changesNothing()) {
                continue;
            }
            if (entry.leaves()) {
                batch.delete(entry.addressBefore());
            }
            if (entry.addressAfter() != null) {
                batch.put(entry.addressAfter(), entry.viewAfter().bytes());
            }
            entry.index().counter().store(entry.itemsDelta(), entry.bytesDelta(), batch);
        }
    }

    @Override
    public void onCommit(ItemChange change) {
        for (IndexChange entry : change.indexChanges()) {
            entry.index().counter().committed(entry.itemsDelta(), entry.bytesDelta());
        }
    }
}
