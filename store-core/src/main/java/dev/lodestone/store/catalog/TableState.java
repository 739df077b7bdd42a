package dev.lodestone.store.catalog;

import java.util.Map;
import java.util.function.Consumer;

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
 * @param timeToLive null if it never was enabled
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
        Map<String, String> tags,
        TimeToLive timeToLive) {
    public TableState {
        indexes = Map.copyOf(indexes);
        tags = Map.copyOf(tags);
    }

    public TableState withLifecycle(Lifecycle newLifecycle) {
        return copy(fields -> fields.lifecycle = newLifecycle);
    }

    public TableState withIndexes(Map<String, IndexState> newIndexes) {
        return copy(fields -> fields.indexes = newIndexes);
    }

    public TableState withThroughputHistory(ThroughputHistory history) {
        return copy(fields -> fields.throughputHistory = history);
    }

    /** The state after a change of billing mode. */
    public TableState withBillingModeDeclared(long newPayPerRequestSinceMillis) {
        return copy(fields -> {
            fields.payPerRequestSinceMillis = newPayPerRequestSinceMillis;
            fields.billingModeDeclared = true;
        });
    }

    /** The state after a change of table class. */
    public TableState withTableClassDeclared(long changedMillis) {
        return copy(fields -> {
            fields.tableClassChangedMillis = changedMillis;
            fields.tableClassDeclared = true;
        });
    }

    TableState withStreamLabel(String label) {
        return copy(fields -> fields.streamLabel = label);
    }

    public TableState withTags(Map<String, String> newTags) {
        return copy(fields -> fields.tags = newTags);
    }

    public TableState withTimeToLive(TimeToLive newTimeToLive) {
        return copy(fields -> fields.timeToLive = newTimeToLive);
    }

    private TableState copy(Consumer<Fields> change) {
        Fields fields = new Fields(this);
        change.accept(fields);
        return fields.toRecord();
    }

    /** The fields of a copy that is being made. */
    private static final class Fields {
        private String id;
        private RequestScope scope;
        private int space;
        private long createdMillis;
        private Lifecycle lifecycle;
        private Map<String, IndexState> indexes;
        private ThroughputHistory throughputHistory;
        private long payPerRequestSinceMillis;
        private long tableClassChangedMillis;
        private boolean billingModeDeclared;
        private boolean tableClassDeclared;
        private String streamLabel;
        private Map<String, String> tags;
        private TimeToLive timeToLive;

        Fields(TableState state) {
            id = state.id;
            scope = state.scope;
            space = state.space;
            createdMillis = state.createdMillis;
            lifecycle = state.lifecycle;
            indexes = state.indexes;
            throughputHistory = state.throughputHistory;
            payPerRequestSinceMillis = state.payPerRequestSinceMillis;
            tableClassChangedMillis = state.tableClassChangedMillis;
            billingModeDeclared = state.billingModeDeclared;
            tableClassDeclared = state.tableClassDeclared;
            streamLabel = state.streamLabel;
            tags = state.tags;
            timeToLive = state.timeToLive;
        }

        TableState toRecord() {
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
                    streamLabel,
                    tags,
                    timeToLive);
        }
    }
}
