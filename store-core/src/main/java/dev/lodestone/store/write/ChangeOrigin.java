package dev.lodestone.store.write;

/** Who makes a change, which stream records tell. */
public enum ChangeOrigin {
    /** A request. */
    USER,
    /** The store itself, because the item has expired. */
    TIME_TO_LIVE
}
