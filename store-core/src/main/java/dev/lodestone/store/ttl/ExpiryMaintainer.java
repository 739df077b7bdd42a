package dev.lodestone.store.ttl;

import dev.lodestone.store.catalog.ExpiryIndex;
import dev.lodestone.store.engine.WriteBatch;
import dev.lodestone.store.write.ChangeParticipant;
import dev.lodestone.store.write.ItemChange;

/**
 * Writes the entry in the expiry index with the change of the item. Thread-safe.
 *
 * <p>While the index is being backfilled, the entry of the item before may be missing yet; to delete it does no harm.
 */
public final class ExpiryMaintainer implements ChangeParticipant {
    private final ExpiryAlarm alarm;

    public ExpiryMaintainer(ExpiryAlarm alarm) {
        this.alarm = alarm;
    }

    @Override
    public void onChange(ItemChange change, WriteBatch batch) {
        ExpiryIndex index = change.table().expiryIndex();
        if (index == null) {
            return;
        }
        long before = index.expiryMillis(change.before());
        long after = index.expiryMillis(change.after());
        if (before == after) {
            return;
        }
        if (before != ExpiryIndex.NEVER) {
            batch.delete(index.address(before, change.before()));
        }
        if (after != ExpiryIndex.NEVER) {
            index.put(after, change.after(), batch);
        }
    }

    @Override
    public void onCommit(ItemChange change) {
        ExpiryIndex index = change.table().expiryIndex();
        if (index != null && change.after() != null) {
            alarm.note(index, index.expiryMillis(change.after()));
        }
    }
}
