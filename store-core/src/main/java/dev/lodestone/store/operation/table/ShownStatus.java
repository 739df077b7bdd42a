package dev.lodestone.store.operation.table;

import dev.lodestone.store.catalog.Index;
import dev.lodestone.store.catalog.TableStatus;
import java.util.HashMap;
import java.util.Map;

/**
 * The statuses that a description shows: what they are, or what the service says right after a request that it is still
 * carrying out.
 *
 * @param underWay of indexes that the request is about, by name
 * @param warmThroughput null where it is not told yet
 * @param billingSettled whether it can be told since when the billing mode is what it is
 */
record ShownStatus(
        TableStatus table,
        long nowMillis,
        Map<String, TableStatus> underWay,
        TableStatus warmThroughput,
        String encryption,
        boolean billingSettled) {
    private static final String ENABLED = "ENABLED";

    /** All as it is. */
    static ShownStatus actual(TableStatus table, long nowMillis) {
        return new ShownStatus(table, nowMillis, Map.of(), TableStatus.ACTIVE, ENABLED, true);
    }

    /** The answer to CreateTable. */
    static ShownStatus creating(long nowMillis) {
        return new ShownStatus(TableStatus.CREATING, nowMillis, Map.of(), null, ENABLED, false);
    }

    /** The answer to an UpdateTable request on a table that has this status. */
    static ShownStatus updating(UpdateTable.Request request, TableStatus table, long nowMillis) {
        Map<String, TableStatus> underWay = new HashMap<>();
        for (IndexAction action : request.indexActions()) {
            if (action.create() != null) {
                underWay.put(action.indexName(), TableStatus.CREATING);
            } else if (action.delete() != null) {
                underWay.put(action.indexName(), TableStatus.DELETING);
            } else if (action.update().warmThroughput() == null) {
                underWay.put(action.indexName(), TableStatus.UPDATING);
            }
        }
        TableSettings settings = request.settings();
        return new ShownStatus(
                UpdateTable.isWork(request) ? TableStatus.UPDATING : table,
                nowMillis,
                underWay,
                settings.warmThroughput() == null ? TableStatus.ACTIVE : TableStatus.UPDATING,
                settings.sseSpecification() == null ? ENABLED : TableStatus.UPDATING.name(),
                settings.billingMode() == null);
    }

    TableStatus of(Index index) {
        if (table == TableStatus.CREATING) {
            return TableStatus.CREATING;
        }
        TableStatus asked = underWay.get(index.name());
        return asked == null ? index.state().lifecycle().at(nowMillis) : asked;
    }

    /**
     * Whether entries are being added to an index for older items: told of an index that is being added to a table, where
     * the service begins with the answer no.
     */
    Boolean backfilling(Index index) {
        boolean added = table != TableStatus.CREATING && of(index) == TableStatus.CREATING;
        return added ? Boolean.valueOf(index.state().backfilling() && underWay.isEmpty()) : null;
    }
}
