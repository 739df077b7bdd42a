package dev.lodestone.store.engine;

import java.util.List;
import java.util.function.Consumer;

/**
 * A store of byte values at {@link Address}es, in numbered spaces that need no creation. Thread-safe.
 *
 * <p>The rules, which {@code StorageEngineContract} checks of every implementation:
 *
 * <ul>
 *   <li>Within a partition, entries are ordered by their sort part as unsigned bytes, the empty one first. There is no
 *       order across partitions but that of {@link #scanAll}, which is stable.
 *   <li>An update is atomic and isolated: the values at its declared addresses do not change between the call of its body
 *       and its commit, and all its changes appear at once, to scans as well. It may write addresses that it did not
 *       declare where its caller knows that no other update does.
 *   <li>When an update returns, its changes are visible to every reader and as durable as the engine's {@link Durability}
 *       says.
 *   <li>Readers never block writers, and writers never block readers, but for {@link #tail}, which waits for commits that
 *       have begun.
 *   <li>Every record appended gets a position of its own. Positions rise over the whole store, start above 0, and are never
 *       given twice, not even after a crash; some are left out. Of two updates of the same address the later one gets the
 *       higher positions.
 *   <li>Who has read a log up to a position never sees a record appear at or below it.
 * </ul>
 *
 * <p>Failures of the medium surface as {@link StorageException}.
 */
public interface StorageEngine extends Reader, AutoCloseable {
    /** Runs the body on the values at the declared addresses, and commits what it put into its batch. */
    <R> R update(List<Address> declared, UpdateBody<R> body);

    /** The same for one address; the list given to the body has one element. */
    default <R> R update(Address declared, UpdateBody<R> body) {
        return update(List.of(declared), body);
    }

    /** Commits changes that nobody else can be making at the same time: bulk loading and the dropping of spaces. */
    default void commit(Consumer<WriteBatch> changes) {
        update(List.of(), (current, batch) -> {
            changes.accept(batch);
            return null;
        });
    }

    /** Returns once every update that had begun before this call has ended. Not to be called from within an update. */
    void awaitUpdates();

    /** The sum of what was added at this counter, 0 if nothing was. */
    long counter(Address counter);

    Snapshot snapshot();

    /**
     * Makes all entries and counters what they were when a snapshot was taken, in one commit. Positions rise on. Readers may be
     * under way, and see one of both; nobody else may write at the same time.
     *
     * @param snapshot of this engine, and open; it stays so, and can be restored again
     */
    void restore(Snapshot snapshot);

    /**
     * Visits the records of one shard of a log that follow a position, in the order of their positions, up to the latest
     * whose update had returned when this call began, or some further ones. It ends when the visitor asks it to.
     *
     * @return the position up to which the shard has been read: that of the last record visited if the visitor ended it,
     *     else one below which no record of any shard will appear any more; never less than {@code afterPosition}
     */
    long tail(int space, byte[] shard, long afterPosition, LogVisitor visitor);

    /** The highest position assigned so far, or a higher one that will not be assigned; 0 if there is none. */
    long lastPosition();

    /** Takes a position that no record gets: above all that were assigned before, below all that will be. */
    long takePosition();

    /**
     * Gives back at once what deleted entries in a range still take of the medium, where that is worth while; otherwise the
     * engine does so when it sees fit. Blocks nobody but its caller, whom it may take seconds. Nobody may write to the range
     * at the same time.
     */
    void reclaim(int space, byte[] partition, SortRange range);

    /**
     * Refuses calls from now on with a {@link StorageException}, waits for those under way to end, and releases what is
     * held, snapshots and files included. A second call does nothing. Not to be called from within an update or a scan.
     */
    @Override
    void close();
}
