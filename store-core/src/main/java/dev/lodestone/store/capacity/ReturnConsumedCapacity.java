package dev.lodestone.store.capacity;

/** How much a response shall tell of the capacity that it consumed. */
public enum ReturnConsumedCapacity {
    NONE,
    TOTAL,
    INDEXES;

    /** The constant of this name, NONE for null. */
    public static ReturnConsumedCapacity of(String name) {
        return name == null ? NONE : valueOf(name);
    }
}
