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

    /** Adds the declared constraint of {@code ReturnConsumedCapacity}. */
    void constrainCapacity(Constraints constraints) {
        constraints.oneOf("returnConsumedCapacity", returnConsumedCapacity, AllowedValues.RETURN_CONSUMED_CAPACITY);
    }

    /** Adds the declared constraint of {@code ReturnItemCollectionMetrics}. */
    void constrainMetrics(Constraints constraints) {
        constraints.oneOf(
                "returnItemCollectionMetrics",
                returnItemCollectionMetrics,
                AllowedValues.RETURN_ITEM_COLLECTION_METRICS);
    }

    /** Adds the declared constraint of {@code ReturnValues}. */
    void constrainValues(Constraints constraints) {
        constraints.oneOf("returnValues", returnValues, AllowedValues.RETURN_VALUES);
    }

    /** Adds the declared constraint of {@code ReturnValuesOnConditionCheckFailure}. */
    void constrainValuesOnFailure(Constraints constraints) {
        constraints.oneOf(
                "returnValuesOnConditionCheckFailure",
                returnValuesOnConditionCheckFailure,
                AllowedValues.RETURN_VALUES_ON_CONDITION_CHECK_FAILURE);
    }

    boolean returnsAllOld() {
        return "ALL_OLD".equals(returnValues);
    }
}
