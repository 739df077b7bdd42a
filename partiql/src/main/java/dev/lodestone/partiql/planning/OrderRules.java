package dev.lodestone.partiql.planning;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.partiql.syntax.OrderBy;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.schema.KeyAttribute;
import dev.lodestone.store.schema.KeySchema;
import dev.lodestone.store.value.DocumentPath;
import java.util.ArrayList;
import java.util.List;

/**
 * The order that an ORDER BY clause asks for.
 *
 * @param partitionsFirst whether partitions follow one another, and are not merged
 * @param partitionsAscending the order of partition keys, or null where any will do
 * @param forward whether sort keys ascend
 */
record OrderRules(boolean partitionsFirst, Boolean partitionsAscending, boolean forward) {
    private static final OrderRules NONE = new OrderRules(true, null, true);

    /**
     * The order of a statement.
     *
     * @param bound whether the statement names the partitions that it reads
     * @throws DynamoDbException ValidationException if items cannot be read in that order
     */
    static OrderRules of(List<OrderBy> orderBy, KeySchema schema, boolean hasWhere, boolean bound) {
        if (orderBy.isEmpty()) {
            return NONE;
        }
        if (!hasWhere) {
            throw validation("Must have WHERE clause in the statement when using ORDER BY clause.");
        }
        if (!bound) {
            throw validation(
                    "Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY"
                            + " clause.");
        }
        List<OrderBy> bySortKey = new ArrayList<>(orderBy);
        Boolean partitionsAscending = null;
        if (indexOf(schema.partitionKey(), orderBy.get(0)) >= 0) {
            partitionsAscending = orderBy.get(0).ascending();
            bySortKey.removeIf(each -> indexOf(schema.partitionKey(), each) >= 0);
        }
        checkSortKey(bySortKey, schema);
        boolean forward = bySortKey.isEmpty() || bySortKey.get(0).ascending();
        return new OrderRules(partitionsAscending != null, partitionsAscending, forward);
    }

    /** Entries lie in the order of all sort key attributes together, which can be followed either way. */
    private static void checkSortKey(List<OrderBy> orderBy, KeySchema schema) {
        for (int at = 0; at < orderBy.size(); at++) {
            int place = indexOf(schema.sortKey(), orderBy.get(at));
            if (place < 0 && indexOf(schema.partitionKey(), orderBy.get(at)) < 0) {
                throw notOfKey(orderBy.get(at));
            }
            if (place != at || orderBy.get(at).ascending() != orderBy.get(0).ascending()) {
                throw validation(
                        "ORDER BY clause must name the attributes of the sort key in their order, all ASC or all"
                                + " DESC");
            }
        }
    }

    private static DynamoDbException notOfKey(OrderBy orderBy) {
        return validation("Variable reference " + lastName(orderBy.path().path())
                + " in ORDER BY clause must be part of the primary key");
    }

    private static String lastName(DocumentPath path) {
        return path.elements().get(path.elements().size() - 1).toString();
    }

    private static int indexOf(List<KeyAttribute> key, OrderBy orderBy) {
        DocumentPath path = orderBy.path().path();
        for (int at = 0; path.isTopLevel() && at < key.size(); at++) {
            if (key.get(at).name().equals(path.attribute())) {
                return at;
            }
        }
        return -1;
    }
}
