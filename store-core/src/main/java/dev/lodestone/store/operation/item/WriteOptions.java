package dev.lodestone.store.operation.item;

import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;

/** What PutItem, UpdateItem and DeleteItem may be asked to return; each null where not given. */
public record WriteOptions(
        String returnValues,
        String returnConsumedCapacity,
        String returnItemCollectionMetrics,
        String returnValuesOnConditionCheckFailure) {
    public static final WriteOptions NONE = new WriteOptions(null, null, null, null);

    /** Adds the declared constraints of these members. */
    Constraints constrain(Constraints constraints) {
        return constraints
                .oneOf("returnConsumedCapacity", returnConsumedCapacity, AllowedValues.RETURN_CONSUMED_CAPACITY)
                .oneOf(
                        "returnItemCollectionMetrics",
                        returnItemCollectionMetrics,
                        AllowedValues.RETURN_ITEM_COLLECTION_METRICS)
                .oneOf("returnValues", returnValues, AllowedValues.RETURN_VALUES)
                .oneOf(
                        "returnValuesOnConditionCheckFailure",
                        returnValuesOnConditionCheckFailure,
                        AllowedValues.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE);
    }

    boolean returnsAllOld() {
        return "ALL_OLD".equals(returnValues);
    }
}
