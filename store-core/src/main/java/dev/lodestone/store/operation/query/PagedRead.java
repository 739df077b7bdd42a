package dev.lodestone.store.operation.query;

import dev.lodestone.store.capacity.CapacityMeter;
import dev.lodestone.store.capacity.ConsumedCapacity;
import dev.lodestone.store.capacity.ReturnConsumedCapacity;
import dev.lodestone.store.expression.Condition;
import dev.lodestone.store.expression.Projection;
import dev.lodestone.store.read.EntrySource;
import dev.lodestone.store.read.ItemProjection;
import dev.lodestone.store.read.Page;
import dev.lodestone.store.read.PageReader;
import dev.lodestone.store.read.PageRequest;
import dev.lodestone.store.read.ReadTarget;

/**
 * What Query and Scan have in common once their expressions are bound.
 *
 * @param filter null where none is given
 * @param projection null where none is given
 */
record PagedRead(ReadParameters parameters, Selection selection, Condition filter, Projection projection) {
    /** Reads a page. */
    ItemsResponse run(PageReader reader, ReadTarget target, boolean fromTable, EntrySource source) {
        PageRequest request = new PageRequest(
                target,
                parameters.evaluatedAtMost(),
                filter,
                ItemProjection.of(projection),
                parameters.isConsistent(),
                fromTable,
                selection == Selection.COUNT);
        Page page = reader.read(request, source);
        return new ItemsResponse(page, capacity(target, page));
    }

    private ConsumedCapacity capacity(ReadTarget target, Page page) {
        ReturnConsumedCapacity wanted = ReturnConsumedCapacity.of(parameters.returnConsumedCapacity());
        if (wanted == ReturnConsumedCapacity.NONE) {
            return null;
        }
        CapacityMeter meter = new CapacityMeter(target.table().name());
        target.addUnits(meter, page, parameters.isConsistent());
        return meter.report(wanted, CapacityMeter.Kind.PLAIN);
    }
}
