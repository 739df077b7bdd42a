package dev.lodestone.store.operation.query;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.operation.ExpressionAttributes;
import dev.lodestone.store.operation.ProjectionParameters;
import dev.lodestone.store.read.ReadTarget;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.Supplied;

/** The parameters that Query and Scan share; each null where not given, save for those with a value for nothing. */
public record ReadParameters(
        String tableName,
        String indexName,
        String select,
        Integer limit,
        Supplied<Item> exclusiveStartKey,
        FilterParameters filter,
        ProjectionParameters projection,
        ExpressionAttributes expressionAttributes,
        Boolean consistentRead,
        String returnConsumedCapacity) {

    /** Adds the declared constraints of the members that the service looks at first. */
    Constraints constrainTarget(Constraints constraints) {
        return constraints.oneOf("select", select, AllowedValues.SELECT).name("indexName", indexName);
    }

    /** Adds those of the member that says what to tell of the capacity. */
    Constraints constrainReturned(Constraints constraints) {
        return constraints.oneOf(
                "returnConsumedCapacity", returnConsumedCapacity, AllowedValues.RETURN_CONSUMED_CAPACITY);
    }

    /** The most items to evaluate. */
    int evaluatedAtMost() {
        return limit == null ? Integer.MAX_VALUE : limit;
    }

    boolean isConsistent() {
        return Boolean.TRUE.equals(consistentRead);
    }

    /**
     * The table or index that the request names.
     *
     * @throws DynamoDbException if there is no such table or index, or it cannot be read in the way that is asked for
     */
    ReadTarget target(Catalog catalog, RequestScope scope, StoreClock clock) {
        ReadTarget target = ReadTarget.of(catalog.active(scope, tableName), indexName, clock.epochMillis());
        if (isConsistent() && target.isGlobalIndex()) {
            throw validation("Consistent reads are not supported on global secondary indexes");
        }
        return target;
    }
}
