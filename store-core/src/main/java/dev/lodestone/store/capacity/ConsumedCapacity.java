package dev.lodestone.store.capacity;

import java.util.Map;

/**
 * The capacity that a request consumed of one table and its indexes, as responses report it.
 *
 * @param table what the table itself consumed; null unless indexes were asked for
 * @param localSecondaryIndexes by index name; null where there is nothing to report
 * @param globalSecondaryIndexes by index name; null where there is nothing to report
 */
public record ConsumedCapacity(
        String tableName,
        Units total,
        Units table,
        Map<String, Units> localSecondaryIndexes,
        Map<String, Units> globalSecondaryIndexes) {

    /** An amount; reads and writes apart are only told of transactions, and null elsewhere. */
    public record Units(double capacityUnits, Double readCapacityUnits, Double writeCapacityUnits) {}
}
