package dev.lodestone.store.operation.table;

/**
 * How long tables and indexes are shown as being created, changed or deleted, for clients that want to see it. The work
 * itself does not take that long.
 *
 * @param createMillis how long a new table is CREATING
 * @param updateMillis how long a changed table is UPDATING, and a new index CREATING
 * @param deleteMillis how long a table or index is DELETING
 */
public record TransitionDelays(long createMillis, long updateMillis, long deleteMillis) {
    public static final TransitionDelays NONE = new TransitionDelays(0, 0, 0);
}
