package dev.lodestone.store.catalog;

/** Where a table or index stands in its life. */
public enum TableStatus {
    CREATING,
    UPDATING,
    DELETING,
    ACTIVE
}
