package dev.lodestone.partiql.operation;

import dev.lodestone.partiql.binding.BoundStatement;
import dev.lodestone.partiql.planning.StatementRead;
import dev.lodestone.partiql.planning.StatementWrite;
import dev.lodestone.store.capacity.CapacityMeters;
import dev.lodestone.store.capacity.CapacityUnits;
import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.read.ItemLookup;
import dev.lodestone.store.value.ItemView;
import dev.lodestone.store.write.ConditionalCheckFailedException;
import dev.lodestone.store.write.ItemChange;
import dev.lodestone.store.write.ItemWrite;
import dev.lodestone.store.write.WriteCapacity;
import dev.lodestone.store.write.WriteOutcome;

/** A statement of a batch on its way from the request to its response; it stops where it fails. Used by one thread. */
final class BatchedStatement {
    private final BatchStatementRequest request;
    private BoundStatement bound;
    private Table table;
    private Address address;
    private StatementRead read;
    private StatementWrite statementWrite;
    private ItemWrite write;
    private EncodedItem found;
    private ItemChange change;
    private DynamoDbException fault;

    BatchedStatement(BatchStatementRequest request) {
        this.request = request;
    }

    /** Takes a step, unless an earlier one has failed. */
    void attempt(Runnable step) {
        if (fault == null) {
            try {
                step.run();
            } catch (DynamoDbException failure) {
                fault = failure;
            }
        }
    }

    void bind(StatementCache statements) {
        bound = request.statement().bind(statements);
    }

    /** The statement, or null if it makes no sense. */
    BoundStatement bound() {
        return bound;
    }

    void prepare(Catalog catalog, RequestScope scope) {
        if (bound instanceof BoundStatement.Check) {
            throw ExecuteStatement.existsOutsideOfTransaction();
        }
        table = catalog.active(scope, bound.tableName());
        if (bound instanceof BoundStatement.Select select) {
            read = StatementRead.of(table, select, ApiOperation.BATCH_EXECUTE_STATEMENT);
            address = read.address();
        } else {
            statementWrite = StatementWrite.of(table, bound);
            write = statementWrite.prepare();
            address = write.address();
        }
    }

    /** Where the statement's item is, or null if that is not known. */
    Address address() {
        return address;
    }

    boolean isReadyToRead() {
        return read != null && fault == null;
    }

    /** The write, or null if there is none to be made. */
    ItemWrite write() {
        return write;
    }

    boolean isConsistent() {
        return request.isConsistent();
    }

    /** Looks for the item by itself. */
    void find(ItemLookup items) {
        found(items.get(table, address, isConsistent()));
    }

    void found(byte[] value) {
        found = EncodedItem.of(value);
    }

    void became(WriteOutcome outcome) {
        if (outcome instanceof WriteOutcome.Applied applied) {
            change = applied.change();
        } else if (outcome instanceof WriteOutcome.ConditionFailed failed) {
            fault = new ConditionalCheckFailedException(request.statement().returnsItem() ? failed.stored() : null);
        } else {
            fault = ((WriteOutcome.Misfit) outcome).fault();
        }
    }

    BatchStatementResponse response() {
        if (fault != null) {
            return BatchStatementResponse.failed(bound == null ? null : Catalog.name(bound.tableName()), fault);
        }
        ItemView item = read == null ? statementWrite.returned(write, change) : read.answer(found);
        return BatchStatementResponse.succeeded(table.name(), item);
    }

    /** Counts what a statement that has not failed has cost. */
    void meter(CapacityMeters meters) {
        if (fault != null) {
            return;
        }
        if (read == null) {
            WriteCapacity.add(change, 1, meters.of(table.name()));
        } else {
            int size = found == null ? 0 : found.size();
            meters.of(table.name()).addTable(CapacityUnits.read(size, request.isConsistent()));
        }
    }
}
