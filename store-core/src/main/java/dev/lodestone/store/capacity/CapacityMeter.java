package dev.lodestone.store.capacity;

import dev.lodestone.store.capacity.ConsumedCapacity.Units;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what one request consumes of one table. Used by one thread. */
public final class CapacityMeter {
    /** Which of the units' parts a report names apart. */
    public enum Kind {
        PLAIN,
        TRANSACTIONAL_READ,
        TRANSACTIONAL_WRITE
    }

    private final String tableName;
    private double tableUnits;
    private final Map<String, Double> localIndexUnits = new TreeMap<>();
    private final Map<String, Double> globalIndexUnits = new TreeMap<>();

    public CapacityMeter(String tableName) {
        this.tableName = tableName;
    }

    public void addTable(double units) {
        tableUnits += units;
    }

    public void addIndex(String indexName, boolean global, double units) {
        (global ? globalIndexUnits : localIndexUnits).merge(indexName, units, Double::sum);
    }

    /** What to report in a response, or null where nothing is to be reported. */
    public ConsumedCapacity report(ReturnConsumedCapacity wanted, Kind kind) {
        if (wanted == ReturnConsumedCapacity.NONE) {
            return null;
        }
        Units total = units(tableUnits + sum(localIndexUnits) + sum(globalIndexUnits), kind);
        if (wanted == ReturnConsumedCapacity.TOTAL) {
            return new ConsumedCapacity(tableName, total, null, null, null);
        }
        return new ConsumedCapacity(
                tableName,
                total,
                units(tableUnits, kind),
                byIndex(localIndexUnits, kind),
                byIndex(globalIndexUnits, kind));
    }

    private static double sum(Map<String, Double> amounts) {
        double sum = 0;
        for (double amount : amounts.values()) {
            sum += amount;
        }
        return sum;
    }

    private static Map<String, Units> byIndex(Map<String, Double> amounts, Kind kind) {
        if (amounts.isEmpty()) {
            return null;
        }
        Map<String, Units> byIndex = new TreeMap<>();
        amounts.forEach((index, amount) -> byIndex.put(index, units(amount, kind)));
        return byIndex;
    }

    private static Units units(double amount, Kind kind) {
        return switch (kind) {
            case PLAIN -> new Units(amount, null, null);
            case TRANSACTIONAL_READ -> new Units(amount, amount, null);
            case TRANSACTIONAL_WRITE -> new Units(amount, null, amount);
        };
    }
}
