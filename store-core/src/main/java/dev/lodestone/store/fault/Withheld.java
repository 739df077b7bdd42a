package dev.lodestone.store.fault;

import dev.lodestone.store.operation.Request;
import dev.lodestone.store.operation.batch.BatchGetItem;
import dev.lodestone.store.operation.batch.BatchWriteItem;

/** Batches of which a fault leaves a part unprocessed. */
final class Withheld {
    private Withheld() {}

    /** The batch with what the fault is about marked to be left. */
    @SuppressWarnings("unchecked")
    static <R> Request<R> from(Request<R> request, Fault fault) {
        if (request instanceof BatchWriteItem.Request batch) {
            return (Request<R>) batch.leaving((table, write) -> fault.fits(TouchedItem.of(table, write)));
        }
        BatchGetItem.Request batch = (BatchGetItem.Request) request;
        return (Request<R>) batch.leaving((table, key) -> fault.fits(TouchedItem.of(table, key)));
    }
}
