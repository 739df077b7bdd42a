package dev.lodestone.store.transaction;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.error.ErrorType;
import dev.lodestone.store.value.ItemView;
import dev.lodestone.store.write.ConditionalCheckFailedException;

/**
 * What one action of a transaction has to do with its cancellation.
 *
 * @param code the service's word for it, {@code None} for an action that could have been carried out
 * @param message null where there is none
 * @param item the stored item, if the action asked for it; else null
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CancellationReason.html">Cancellation
 *     reasons</a>
 */
public record CancellationReason(String code, String message, ItemView item) {
    /** The action could have been carried out. */
    public static final CancellationReason NONE = new CancellationReason("None", null, null);

    /** The action's condition does not hold. */
    static CancellationReason conditionalCheckFailed(ItemView item) {
        return new CancellationReason("ConditionalCheckFailed", ConditionalCheckFailedException.MESSAGE, item);
    }

    /** The action does not fit its table or its item, or inserts an item that exists. */
    static CancellationReason misfit(DynamoDbException fault) {
        String code = fault.type() == ErrorType.DUPLICATE_ITEM ? "DuplicateItem" : "ValidationError";
        return new CancellationReason(code, fault.getMessage(), null);
    }
}
