package dev.lodestone.store.write;

import dev.lodestone.store.engine.WriteBatch;

/**
 * Takes part in every change of an item: it sees the item before and after, and adds what follows from the change to the
 * same atomic batch. It must be pure but for the batch, since an update may run again. Thread-safe.
 */
public interface ChangeParticipant {
    void onChange(ItemChange change, WriteBatch batch);

    /** Called once the change has been committed. */
    default void onCommit(ItemChange change) {}
}
