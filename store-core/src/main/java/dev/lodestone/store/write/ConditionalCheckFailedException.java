package dev.lodestone.store.write;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.error.ErrorType;
import dev.lodestone.store.value.ItemView;

/** The condition of a single write did not hold. */
public final class ConditionalCheckFailedException extends DynamoDbException {
    public static final String MESSAGE = "The conditional request failed";

    private static final long serialVersionUID = 1L;

    private final transient ItemView item;

    /**
     * The failure.
     *
     * @param item the stored item, if the request asked for it and there is one; else null
     */
    public ConditionalCheckFailedException(ItemView item) {
        super(ErrorType.CONDITIONAL_CHECK_FAILED, MESSAGE);
        this.item = item;
    }

    public ItemView item() {
        return item;
    }
}
