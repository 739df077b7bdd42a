package dev.lodestone.store.write;

import dev.lodestone.store.catalog.Index;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Address;

/**
 * What a change of an item means for its entry in one index.
 *
 * @param index the index
 * @param addressBefore where the entry was, or null if there was none
 * @param viewBefore what the entry held
 * @param addressAfter where the entry will be, or null if there will be none
 * @param viewAfter what the entry will hold
 */
public record IndexChange(
        Index index, Address addressBefore, EncodedItem viewBefore, Address addressAfter, EncodedItem viewAfter) {
    /**
     * The change of the index that follows from a change of an item.
     *
     * @param before the item before, or null
     * @param after the item after, or null
     */
    static IndexChange of(Index index, EncodedItem before, EncodedItem after) {
        Address addressBefore = before == null ? null : index.address(before);
        Address addressAfter = after == null ? null : index.address(after);
        return new IndexChange(
                index,
                addressBefore,
                addressBefore == null ? null : index.view(before),
                addressAfter,
                addressAfter == null ? null : index.view(after));
    }

    /** The same change where there is no entry yet for the item before, because the index is not complete. */
    public IndexChange withoutEntryBefore() {
        return new IndexChange(index, null, null, addressAfter, viewAfter);
    }

    /** Whether the entry stays where it is and as it is, or stays away. */
    public boolean changesNothing() {
        if (addressBefore == null || addressAfter == null) {
            return addressBefore == null && addressAfter == null;
        }
        return addressBefore.equals(addressAfter) && viewBefore.sameBytes(viewAfter);
    }

    /** Whether the old entry must go: the item leaves the index or moves within it. */
    public boolean leaves() {
        return addressBefore != null && !addressBefore.equals(addressAfter);
    }

    public long itemsDelta() {
        return (addressAfter == null ? 0L : 1L) - (addressBefore == null ? 0L : 1L);
    }

    public long bytesDelta() {
        return size(viewAfter) - size(viewBefore);
    }

    private static long size(EncodedItem view) {
        return view == null ? 0 : view.size();
    }
}
