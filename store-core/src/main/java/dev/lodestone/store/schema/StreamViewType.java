package dev.lodestone.store.schema;

/** What a stream record shows of the item that changed. */
public enum StreamViewType {
    NEW_IMAGE,
    OLD_IMAGE,
    NEW_AND_OLD_IMAGES,
    KEYS_ONLY
}
