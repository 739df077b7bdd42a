package dev.lodestone.store.engine;

import java.util.List;

/**
 * Reads of a store. A {@link StorageEngine} reads what is committed at the time of each call, a {@link Snapshot} what was
 * committed when it was taken. Values handed out must not be changed.
 */
public interface Reader {
    /** The value at the address, or null. */
    byte[] get(Address address);

    /** The values at the addresses, in their order, null where there is none. They are read as of one moment. */
    List<byte[]> multiGet(List<Address> addresses);

    /**
     * Visits the entries of one partition whose sort part lies within the range, in order of the sort part or backwards.
     * It sees one consistent state, and ends when the visitor asks it to.
     */
    void scan(int space, byte[] partition, SortRange range, EntryVisitor visitor);

    /**
     * Visits the entries of one of {@code totalSegments} equal parts of a space, partitions in the order of their hash
     * and each partition in the order of its sort part. All segments together give every entry exactly once.
     *
     * @param after the last address seen so far, or null to start at the beginning; it need not exist (any more), and may
     *     lie outside the segment, in which case what is after it and within the segment is visited
     */
    void scanAll(int space, int segment, int totalSegments, Address after, EntryVisitor visitor);
}
