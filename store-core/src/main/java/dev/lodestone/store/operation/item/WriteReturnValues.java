package dev.lodestone.store.operation.item;

import static dev.lodestone.store.error.DynamoDbException.validation;

/** The rules of {@code ReturnValues} for writes that know only the old item. */
final class WriteReturnValues {
    private WriteReturnValues() {}

    static void checkAllOldOrNone(String returnValues) {
        if (returnValues != null && !returnValues.equals("ALL_OLD") && !returnValues.equals("NONE")) {
            throw validation("ReturnValues can only be ALL_OLD or NONE");
        }
    }
}
