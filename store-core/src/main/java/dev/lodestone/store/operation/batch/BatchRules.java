package dev.lodestone.store.operation.batch;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.constraint.TableNames;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.operation.ApiOperation;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;

/** What batch operations demand of a request, with the service's messages. */
public final class BatchRules {
    private BatchRules() {}

    /** Checks that there is anything to do, and that the tables' names are names. */
    static void checkTables(ApiOperation operation, Map<String, ?> requestItems) {
        if (requestItems.isEmpty()) {
            throw validation("The requestItems parameter is required for " + operation.apiName());
        }
        for (String tableName : requestItems.keySet()) {
            TableNames.check(tableName);
        }
    }

    /** Checks how many items the lists have together. */
    static void checkCount(ApiOperation operation, int count, int most) {
        if (count > most) {
            throw validation("Too many items requested for the " + operation.apiName() + " call");
        }
    }

    /**
     * Checks that nothing occurs twice.
     *
     * @param items keys of one table, or addresses of items
     * @throws DynamoDbException ValidationException if one does
     */
    public static void checkDistinct(Collection<?> items) {
        if (items.size() > 1 && new HashSet<>(items).size() < items.size()) {
            throw validation("Provided list of item keys contains duplicates");
        }
    }
}
