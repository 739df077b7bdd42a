package dev.lodestone.store.write;

import dev.lodestone.store.capacity.CapacityMeter;
import dev.lodestone.store.capacity.CapacityUnits;
import dev.lodestone.store.capacity.ConsumedCapacity;
import dev.lodestone.store.capacity.ReturnConsumedCapacity;
import dev.lodestone.store.encoding.EncodedItem;

/**
 * What a change of an item costs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes">Write
 *     capacity units of indexes</a>
 */
public final class WriteCapacity {
    private WriteCapacity() {}

    /**
     * Adds the cost of a change, of the table and of each index whose view it changes.
     *
     * @param factor by which the table's own cost is multiplied: 2 in transactions, else 1
     */
    public static void add(ItemChange change, int factor, CapacityMeter meter) {
        meter.addTable(factor * CapacityUnits.write(Math.max(size(change.before()), size(change.after()))));
        for (IndexChange indexChange : change.indexChanges()) {
            double units = units(indexChange);
            if (units > 0) {
                meter.addIndex(indexChange.index().name(), indexChange.index().isGlobal(), units);
            }
        }
    }

    /** What a change costs outside of transactions, as a response reports it; null where nothing is to be reported. */
    public static ConsumedCapacity report(ItemChange change, ReturnConsumedCapacity wanted) {
        if (wanted == ReturnConsumedCapacity.NONE) {
            return null;
        }
        CapacityMeter meter = new CapacityMeter(change.table().name());
        add(change, 1, meter);
        return meter.report(wanted, CapacityMeter.Kind.PLAIN);
    }

    private static double units(IndexChange change) {
        if (change.changesNothing()) {
            return 0;
        }
        if (change.addressBefore() == null || change.addressAfter() == null || !change.leaves()) {
            return CapacityUnits.write(Math.max(size(change.viewBefore()), size(change.viewAfter())));
        }
        return CapacityUnits.write(size(change.viewBefore())) + CapacityUnits.write(size(change.viewAfter()));
    }

    private static int size(EncodedItem item) {
        return item == null ? 0 : item.size();
    }
}
