package dev.lodestone.store.transaction;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.value.ItemView;
import java.util.ArrayList;
import java.util.List;

/** Collects the reasons of a transaction's actions, in their order. Used by one thread. */
final class CancellationReasons {
    private final List<CancellationReason> reasons;
    private boolean cancelled;

    /** For a transaction of so many actions. */
    CancellationReasons(int actions) {
        reasons = new ArrayList<>(actions);
    }

    /** The next action can be carried out. */
    void none() {
        reasons.add(CancellationReason.NONE);
    }

    /**
     * The condition of the next action does not hold.
     *
     * @param item the stored item, if the action asked for it; else null
     */
    void conditionalCheckFailed(ItemView item) {
        cancelled = true;
        reasons.add(CancellationReason.conditionalCheckFailed(item));
    }

    /** The next action does not fit its table or its item, or inserts an item that exists. */
    void misfit(DynamoDbException fault) {
        cancelled = true;
        reasons.add(CancellationReason.misfit(fault));
    }

    /**
     * Ends the collection.
     *
     * @throws TransactionCanceledException if any action cannot be carried out
     */
    void check() {
        if (cancelled) {
            throw new TransactionCanceledException(reasons);
        }
    }
}
