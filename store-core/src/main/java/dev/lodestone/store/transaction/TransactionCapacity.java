package dev.lodestone.store.transaction;

import dev.lodestone.store.capacity.CapacityMeter;
import dev.lodestone.store.capacity.CapacityMeters;
import dev.lodestone.store.capacity.CapacityUnits;
import dev.lodestone.store.capacity.ConsumedCapacity;
import dev.lodestone.store.capacity.ReturnConsumedCapacity;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.write.ItemChange;
import dev.lodestone.store.write.WriteCapacity;
import java.util.ArrayList;
import java.util.List;

/** What transactions cost, as responses report it: null where nothing is to be reported. */
public final class TransactionCapacity {
    private TransactionCapacity() {}

    /**
     * The cost of reads.
     *
     * @param tableNames of the items, in their order
     * @param items null where there is none
     */
    public static List<ConsumedCapacity> ofReads(
            ReturnConsumedCapacity wanted, List<String> tableNames, List<EncodedItem> items) {
        if (wanted == ReturnConsumedCapacity.NONE) {
            return null;
        }
        CapacityMeters meters = new CapacityMeters();
        for (int at = 0; at < items.size(); at++) {
            int size = items.get(at) == null ? 0 : items.get(at).size();
            meters.of(tableNames.get(at)).addTable(TransactionRules.CAPACITY_FACTOR * CapacityUnits.read(size, true));
        }
        return meters.report(wanted, CapacityMeter.Kind.TRANSACTIONAL_READ);
    }

    /** The cost of writes, which is that of reads where they had been made before. */
    public static List<ConsumedCapacity> ofWrites(
            ReturnConsumedCapacity wanted, List<TransactionalWrite> writes, TransactionOutcome outcome) {
        if (wanted == ReturnConsumedCapacity.NONE) {
            return null;
        }
        if (outcome instanceof TransactionOutcome.Replayed replayed) {
            List<String> tableNames = new ArrayList<>(writes.size());
            for (TransactionalWrite write : writes) {
                tableNames.add(write.write().table().name());
            }
            return ofReads(wanted, tableNames, replayed.items());
        }
        CapacityMeters meters = new CapacityMeters();
        for (ItemChange change : ((TransactionOutcome.Applied) outcome).changes()) {
            CapacityMeter meter = meters.of(change.table().name());
            WriteCapacity.add(change, TransactionRules.CAPACITY_FACTOR, meter);
        }
        return meters.report(wanted, CapacityMeter.Kind.TRANSACTIONAL_WRITE);
    }
}
