package dev.lodestone.store.transaction;

import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.write.ItemChange;
import java.util.List;

/** What became of a transaction that was not cancelled. */
public sealed interface TransactionOutcome {
    /**
     * It was carried out.
     *
     * @param changes of its actions, in their order
     */
    record Applied(List<ItemChange> changes) implements TransactionOutcome {}

    /**
     * It had been carried out before, with the same token, and was not again.
     *
     * @param items of its actions as they are stored now, in their order, null where there is none
     */
    record Replayed(List<EncodedItem> items) implements TransactionOutcome {}
}
