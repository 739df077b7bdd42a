package dev.lodestone.store.catalog;

import java.util.Map;

/**
 * What a table has besides its declaration.
 *
 * @param id stays the same for the life of the table
 * @param space where its items lie
 * @param indexes the state of each index, by name
 * @param payPerRequestSinceMillis when the table was last switched to PAY_PER_REQUEST; 0 for never
 * @param tableClassChangedMillis when the table class was last changed; 0 for never
 * @param billingModeDeclared whether the billing mode was ever named, without which it is not reported
 * @param tableClassDeclared whether the table class was ever named, without which it is not reported
 * @param streamLabel the label of the latest stream, null if there never was one
 * @param tags the values of the table's tags, by key
 */
public record TableState(
        String id,
        RequestScope scope,
        int space,
        long createdMillis,
        Lifecycle lifecycle,
        Map<String, IndexState> indexes,
        ThroughputHistory throughputHistory,
        long payPerRequestSinceMillis,
        long tableClassChangedMillis,
        boolean billingModeDeclared,
        boolean tableClassDeclared,
        String streamLabel,
        Map<String, String> tags) {
    public TableState {
        indexes = Map.copyOf(indexes);
        tags = Map.copyOf(tags);
    }

    public TableState withLifecycle(Lifecycle newLifecycle) {
        return new TableState(
                id,
                scope,
                space,
                createdMillis,
                newLifecycle,
                indexes,
                throughputHistory,
                payPerRequestSinceMillis,
                tableClassChangedMillis,
                billingModeDeclared,
                tableClassDeclared,
                streamLabel,
                tags);
    }

    public TableState withIndexes(Map<String, IndexState> newIndexes) {
        return new TableState(
                id,
                scope,
                space,
                createdMillis,
                lifecycle,
                newIndexes,
                throughputHistory,
                payPerRequestSinceMillis,
                tableClassChangedMillis,
                billingModeDeclared,
                tableClassDeclared,
                streamLabel,
                tags);
    }

    public TableState withThroughputHistory(ThroughputHistory history) {
        return new TableState(
                id,
                scope,
                space,
                createdMillis,
                lifecycle,
                indexes,
                history,
                payPerRequestSinceMillis,
                tableClassChangedMillis,
                billingModeDeclared,
                tableClassDeclared,
                streamLabel,
                tags);
    }

    /** The state after a change of billing mode. */
    public TableState withBillingModeDeclared(long newPayPerRequestSinceMillis) {
        return new TableState(
                id,
                scope,
                space,
                createdMillis,
                lifecycle,
                indexes,
                throughputHistory,
                newPayPerRequestSinceMillis,
                tableClassChangedMillis,
                true,
                tableClassDeclared,
                streamLabel,
                tags);
    }

    /** The state after a change of table class. */
    public TableState withTableClassDeclared(long changedMillis) {
        return new TableState(
                id,
                scope,
                space,
                createdMillis,
                lifecycle,
                indexes,
                throughputHistory,
                payPerRequestSinceMillis,
                changedMillis,
                billingModeDeclared,
                true,
                streamLabel,
                tags);
    }

    public TableState withStreamLabel(String label) {
        return new TableState(
                id,
                scope,
                space,
                createdMillis,
                lifecycle,
                indexes,
                throughputHistory,
                payPerRequestSinceMillis,
                tableClassChangedMillis,
                billingModeDeclared,
                tableClassDeclared,
                label,
                tags);
    }
}
