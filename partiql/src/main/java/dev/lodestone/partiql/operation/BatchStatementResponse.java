package dev.lodestone.partiql.operation;

import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.error.ErrorType;
import dev.lodestone.store.value.ItemView;
import dev.lodestone.store.write.ConditionalCheckFailedException;

/**
 * What became of one statement of a batch; each member null where there is nothing of it.
 *
 * @param item the item that was read, or what RETURNING asked for
 */
public record BatchStatementResponse(BatchStatementError error, String tableName, ItemView item) {
    static BatchStatementResponse succeeded(String tableName, ItemView item) {
        return new BatchStatementResponse(null, tableName, item);
    }

    /** The service names the table only of a statement that was as it should be. */
    static BatchStatementResponse failed(String tableName, DynamoDbException fault) {
        ItemView item = fault instanceof ConditionalCheckFailedException failed ? failed.item() : null;
        return new BatchStatementResponse(
                new BatchStatementError(code(fault.type()), fault.getMessage(), item),
                fault.type() == ErrorType.VALIDATION ? null : tableName,
                null);
    }

    private static String code(ErrorType type) {
        return switch (type) {
            case CONDITIONAL_CHECK_FAILED -> "ConditionalCheckFailed";
            case DUPLICATE_ITEM -> "DuplicateItem";
            case ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED -> "ItemCollectionSizeLimitExceeded";
            case RESOURCE_NOT_FOUND -> "ResourceNotFound";
            case VALIDATION -> "ValidationError";
            default -> "InternalServerError";
        };
    }
}
