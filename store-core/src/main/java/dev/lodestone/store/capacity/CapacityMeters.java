package dev.lodestone.store.capacity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The meters of all tables that one request touches, in the order in which it comes to them. Used by one thread. */
public final class CapacityMeters {
    private final Map<String, CapacityMeter> meters = new LinkedHashMap<>();

    /** The meter of a table. */
    public CapacityMeter of(String tableName) {
        return meters.computeIfAbsent(tableName, CapacityMeter::new);
    }

    /** What to report in a response, or null where nothing is to be reported. */
    public List<ConsumedCapacity> report(ReturnConsumedCapacity wanted, CapacityMeter.Kind kind) {
        if (wanted == ReturnConsumedCapacity.NONE) {
            return null;
        }
        List<ConsumedCapacity> reports = new ArrayList<>(meters.size());
        for (CapacityMeter meter : meters.values()) {
            reports.add(meter.report(wanted, kind));
        }
        return reports;
    }
}
