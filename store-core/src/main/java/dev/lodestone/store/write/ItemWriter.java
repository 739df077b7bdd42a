package dev.lodestone.store.write;

import dev.lodestone.store.catalog.StaleTableException;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.engine.StorageEngine;
import dev.lodestone.store.engine.WriteBatch;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.staleness.Staleness;
import java.util.ArrayList;
import java.util.List;

/**
 * The single pipeline through which every change of an item goes, whoever asks for it. It reads the stored item, applies
 * the write, and commits the item, its size in the counters, and what the participants add, in one atomic batch.
 * Thread-safe.
 */
public final class ItemWriter {
    private final StorageEngine engine;
    private final List<ChangeParticipant> participants;
    private final Staleness staleness;

    /** A writer to a store whose reads never lag. */
    public ItemWriter(StorageEngine engine, List<ChangeParticipant> participants) {
        this(engine, participants, new Staleness(engine, StoreClock.system(), table -> true));
    }

    /**
     * A writer.
     *
     * @param staleness keeps the states before its commits where reads lag
     */
    public ItemWriter(StorageEngine engine, List<ChangeParticipant> participants, Staleness staleness) {
        this.engine = engine;
        this.participants = List.copyOf(participants);
        this.staleness = staleness;
    }

    /**
     * Makes one change.
     *
     * @throws StaleTableException if the table has changed since the write was prepared; nothing has happened then
     */
    public WriteOutcome write(ItemWrite write) {
        return staleness.isStrict()
                ? commit(write)
                : staleness.commit(() -> commit(write), outcome -> changed(List.of(outcome)));
    }

    private WriteOutcome commit(ItemWrite write) {
        WriteOutcome outcome =
                engine.update(write.address(), (current, batch) -> stage(write, EncodedItem.of(current.get(0)), batch));
        committed(outcome);
        return outcome;
    }

    /**
     * Makes one change, or refuses it.
     *
     * @param returnsStored whether the refusal shall bear the stored item
     * @throws DynamoDbException ConditionalCheckFailedException if the condition does not hold; ValidationException if the
     *     write does not fit the stored item; DuplicateItemException if it inserts an item that exists
     * @throws StaleTableException if the table has changed since the write was prepared; nothing has happened then
     */
    public ItemChange change(ItemWrite write, boolean returnsStored) {
        WriteOutcome outcome = write(write);
        if (outcome instanceof WriteOutcome.ConditionFailed failed) {
            throw new ConditionalCheckFailedException(returnsStored ? failed.stored() : null);
        }
        return ((WriteOutcome.Applied) outcome).change();
    }

    /**
     * Makes all of the changes, or none of them.
     *
     * @param writes to different items
     * @param alsoRead further addresses that the decision wants to see
     * @param decision looks at the outcomes before anything is stored, and may add to the batch; what it throws undoes all
     * @return what the decision returned
     * @throws StaleTableException if a table has changed since its write was prepared; nothing has happened then
     */
    public <R> R writeAll(List<? extends ItemWrite> writes, List<Address> alsoRead, Decision<R> decision) {
        List<Address> declared = new ArrayList<>(writes.size() + alsoRead.size());
        writes.forEach(write -> declared.add(write.address()));
        declared.addAll(alsoRead);
        List<WriteOutcome> outcomes = new ArrayList<>(writes.size());
        return staleness.isStrict()
                ? commit(writes, declared, decision, outcomes)
                : staleness.commit(() -> commit(writes, declared, decision, outcomes), result -> changed(outcomes));
    }

    private <R> R commit(
            List<? extends ItemWrite> writes,
            List<Address> declared,
            Decision<R> decision,
            List<WriteOutcome> outcomes) {
        R result = engine.update(declared, (current, batch) -> {
            outcomes.clear();
            for (int i = 0; i < writes.size(); i++) {
                outcomes.add(attempt(writes.get(i), EncodedItem.of(current.get(i)), batch));
            }
            return decision.decide(outcomes, current.subList(writes.size(), current.size()), batch);
        });
        outcomes.forEach(this::committed);
        return result;
    }

    /**
     * Makes all of the changes, or none of them.
     *
     * @param writes to different items
     * @throws ConditionalCheckFailedException if a condition does not hold
     * @throws DynamoDbException ValidationException if a write does not fit the stored item
     * @throws StaleTableException if a table has changed since its write was prepared; nothing has happened then
     */
    public List<ItemChange> writeAll(List<? extends ItemWrite> writes) {
        return writeAll(writes, List.of(), (outcomes, alsoRead, batch) -> changes(outcomes));
    }

    private static List<ItemChange> changes(List<WriteOutcome> outcomes) {
        List<ItemChange> changes = new ArrayList<>(outcomes.size());
        for (WriteOutcome outcome : outcomes) {
            if (outcome instanceof WriteOutcome.Applied applied) {
                changes.add(applied.change());
            } else if (outcome instanceof WriteOutcome.Misfit misfit) {
                throw misfit.fault();
            } else {
                throw new ConditionalCheckFailedException(null);
            }
        }
        return changes;
    }

    /** A write that does not fit the stored item is an outcome too, which the decision sees among the others. */
    private WriteOutcome attempt(ItemWrite write, EncodedItem before, WriteBatch batch) {
        try {
            return stage(write, before, batch);
        } catch (DynamoDbException misfit) {
            return new WriteOutcome.Misfit(misfit);
        }
    }

    private WriteOutcome stage(ItemWrite write, EncodedItem before, WriteBatch batch) {
        if (write.table().isSuperseded()) {
            throw new StaleTableException();
        }
        WriteOutcome outcome = write.apply(before);
        if (outcome instanceof WriteOutcome.Applied applied) {
            stage(applied.change(), batch);
        }
        return outcome;
    }

    private void stage(ItemChange change, WriteBatch batch) {
        if (change.changesNothing()) {
            return;
        }
        if (change.after() == null) {
            batch.delete(change.address());
        } else {
            batch.put(change.address(), change.after().bytes());
        }
        change.table().counter().store(change.itemsDelta(), change.bytesDelta(), batch);
        for (ChangeParticipant participant : participants) {
            participant.onChange(change, batch);
        }
    }

    /** The table of each item that has changed. */
    private static List<Table> changed(List<WriteOutcome> outcomes) {
        List<Table> tables = new ArrayList<>(outcomes.size());
        for (WriteOutcome outcome : outcomes) {
            ItemChange change = change(outcome);
            if (change != null) {
                tables.add(change.table());
            }
        }
        return tables;
    }

    /** What has changed, or null if nothing has. */
    private static ItemChange change(WriteOutcome outcome) {
        return outcome instanceof WriteOutcome.Applied applied
                        && !applied.change().changesNothing()
                ? applied.change()
                : null;
    }

    private void committed(WriteOutcome outcome) {
        ItemChange change = change(outcome);
        if (change != null) {
            change.table().counter().committed(change.itemsDelta(), change.bytesDelta());
            for (ChangeParticipant participant : participants) {
                participant.onCommit(change);
            }
        }
    }
}
