package dev.lodestone.store.changelog;

import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.encoding.SelectedItem;
import dev.lodestone.store.write.ChangeOrigin;

/**
 * One change of one item, as a stream tells it. Immutable.
 *
 * @param position where it lies in the log of the store: later changes have higher positions
 * @param timeMillis when it was made
 * @param keys the item's key attributes, in its stored form
 * @param newImage the item after the change, where there is one and the stream's view type shows it; else null
 * @param oldImage the item before the change, where there was one and the stream's view type shows it; else null
 */
public record ChangeRecord(
        long position,
        ChangeKind kind,
        ChangeOrigin origin,
        long timeMillis,
        SelectedItem keys,
        EncodedItem newImage,
        EncodedItem oldImage) {
    /** The size of keys and images by the service's rules for items, in bytes. */
    public long size() {
        return (long) keys.size() + size(newImage) + size(oldImage);
    }

    private static int size(EncodedItem image) {
        return image == null ? 0 : image.size();
    }
}
