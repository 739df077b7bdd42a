package dev.lodestone.store.engine;

/**
 * Collects the changes of one update, which are committed together or not at all, and applied in their order. Used by one
 * thread, until the body of the update returns. Values given to it must not be changed any more.
 */
public interface WriteBatch {
    void put(Address address, byte[] value);

    void delete(Address address);

    /** Deletes every entry of a space. Counters in it go too. No other update may write to the space at the same time. */
    void deleteSpace(int space);

    /** Deletes the entries of one partition whose sort part lies in the range. No other update may write to the range at the same time. */
    void deleteRange(int space, byte[] partition, SortRange range);

    /**
     * Appends a record to one shard of a log, at a position that the commit assigns: above all that were assigned before
     * it began, and rising in the order of the batch. Appends take effect after all other changes of the batch. The record
     * lies where {@link LogRecord} says, and is read by {@link StorageEngine#tail}.
     */
    void append(int space, byte[] shard, byte[] record);

    /**
     * Adds to the counter at the address, which starts from 0. A counter is read with {@link StorageEngine#counter}; counters and
     * values are apart, so that a value may lie at the same address, and no scan meets a counter. Needs no lock: additions of concurrent updates all count.
     */
    void add(Address counter, long delta);
}
