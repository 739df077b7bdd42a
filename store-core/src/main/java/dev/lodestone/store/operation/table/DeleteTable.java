package dev.lodestone.store.operation.table;

import static dev.lodestone.store.error.DynamoDbException.resourceInUse;
import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.Index;
import dev.lodestone.store.catalog.Lifecycle;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.catalog.TableEntry;
import dev.lodestone.store.catalog.TableStatus;
import dev.lodestone.store.constraint.TableNames;
import dev.lodestone.store.environment.StoreClock;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;

/**
 * Deletes a table with all that is in it.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html">DeleteTable</a>
 */
public final class DeleteTable implements Operation<DeleteTable.Request, DeleteTable.Response> {
    public record Request(String tableName) implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.DELETE_TABLE;
        }
    }

    public record Response(TableDescription tableDescription) {}

    private final Catalog catalog;
    private final ExistingTables tables;
    private final StoreClock clock;
    private final TransitionDelays delays;
    private final TableDescriber describer;

    DeleteTable(
            Catalog catalog,
            ExistingTables tables,
            StoreClock clock,
            TransitionDelays delays,
            TableDescriber describer) {
        this.catalog = catalog;
        this.tables = tables;
        this.clock = clock;
        this.delays = delays;
        this.describer = describer;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.DELETE_TABLE;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        TableNames.checkTarget(request.tableName());
        Table table = tables.require(scope, request.tableName());
        checkDeletable(table);
        if (delays.deleteMillis() == 0) {
            catalog.remove(table);
        } else {
            catalog.change(table, this::deleting);
        }
        return new Response(describer.describeDeleting(table));
    }

    private void checkDeletable(Table table) {
        long now = clock.epochMillis();
        TableStatus status = table.status(now);
        ExistingTables.checkSettled(table.name(), status);
        if (table.definition().deletionProtection()) {
            throw validation("Resource cannot be deleted as it is currently protected against deletion. Disable"
                    + " deletion protection first.");
        }
        for (Index index : table.indexes()) {
            if (index.state().lifecycle().at(now) != TableStatus.ACTIVE) {
                throw resourceInUse(ExistingTables.IN_USE
                        + "Cannot delete table while indexes are being created, updated, or deleted.");
            }
        }
        if (status == TableStatus.UPDATING) {
            throw resourceInUse(
                    ExistingTables.IN_USE + "Table: " + table.name() + " is in the process of being updated.");
        }
    }

    private TableEntry deleting(TableEntry entry) {
        Lifecycle lifecycle = Lifecycle.passing(TableStatus.DELETING, clock.epochMillis(), delays.deleteMillis());
        return entry.with(entry.definition(), entry.state().withLifecycle(lifecycle));
    }
}
