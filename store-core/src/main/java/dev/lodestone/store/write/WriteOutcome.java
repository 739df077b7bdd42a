package dev.lodestone.store.write;

import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.error.DynamoDbException;

/** What became of an {@link ItemWrite}. */
public sealed interface WriteOutcome {
    /** The condition held, and the item changes like this. */
    record Applied(ItemChange change) implements WriteOutcome {}

    /**
     * The condition did not hold, and nothing changes.
     *
     * @param stored the item of which it did not hold, or null
     */
    record ConditionFailed(EncodedItem stored) implements WriteOutcome {}

    /**
     * The write does not fit the stored item, and nothing changes.
     *
     * @param fault what is wrong with it
     */
    record Misfit(DynamoDbException fault) implements WriteOutcome {}
}
