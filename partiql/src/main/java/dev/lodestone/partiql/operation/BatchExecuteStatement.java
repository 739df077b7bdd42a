package dev.lodestone.partiql.operation;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.partiql.binding.BoundStatement;
import dev.lodestone.store.capacity.CapacityMeter;
import dev.lodestone.store.capacity.CapacityMeters;
import dev.lodestone.store.capacity.ConsumedCapacity;
import dev.lodestone.store.capacity.ReturnConsumedCapacity;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.StoreServices;
import dev.lodestone.store.operation.batch.BatchRules;
import dev.lodestone.store.write.ItemWrite;
import dev.lodestone.store.write.WriteOutcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries out several statements, each of which succeeds or fails for itself: either reads or writes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchExecuteStatement.html">BatchExecuteStatement</a>
 */
public final class BatchExecuteStatement
        implements Operation<BatchExecuteStatement.Request, BatchExecuteStatement.Response> {
    private static final int MOST_STATEMENTS = 25;

    public record Request(List<BatchStatementRequest> statements, String returnConsumedCapacity)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.BATCH_EXECUTE_STATEMENT;
        }
    }

    /**
     * The answer.
     *
     * @param responses one for each statement
     */
    public record Response(List<BatchStatementResponse> responses, List<ConsumedCapacity> consumedCapacity) {}

    private final StoreServices store;
    private final StatementCache statements;

    BatchExecuteStatement(StoreServices store, StatementCache statements) {
        this.store = store;
        this.statements = statements;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.BATCH_EXECUTE_STATEMENT;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        checkConstraints(request);
        List<BatchedStatement> batch = new ArrayList<>(request.statements().size());
        for (BatchStatementRequest each : request.statements()) {
            BatchedStatement statement = new BatchedStatement(each);
            statement.attempt(() -> statement.bind(statements));
            batch.add(statement);
        }
        checkOneKind(batch);
        for (BatchedStatement statement : batch) {
            statement.attempt(() -> statement.prepare(store.catalog(), scope));
        }
        checkDistinct(batch);

        read(batch);
        write(batch);
        return response(request, batch);
    }

    private static void checkConstraints(Request request) {
        Constraints constraints = new Constraints()
                .oneOf(
                        "returnConsumedCapacity",
                        request.returnConsumedCapacity(),
                        AllowedValues.RETURN_CONSUMED_CAPACITY)
                .required("statements", request.statements())
                .size("statements", request.statements(), 1, MOST_STATEMENTS);
        if (request.statements() != null) {
            int number = 0;
            for (BatchStatementRequest statement : request.statements()) {
                statement.statement().constrain("statements." + ++number + ".member.", constraints);
            }
        }
        constraints.check();
    }

    private static void checkOneKind(List<BatchedStatement> batch) {
        BoundStatement first = null;
        for (BatchedStatement statement : batch) {
            BoundStatement bound = statement.bound();
            if (bound != null && first != null && bound.isRead() != first.isRead()) {
                throw validation("Read and write requests together in the same batch is not supported.");
            }
            first = first == null ? bound : first;
        }
    }

    private static void checkDistinct(List<BatchedStatement> batch) {
        List<Address> addresses = new ArrayList<>(batch.size());
        for (BatchedStatement statement : batch) {
            if (statement.address() != null) {
                addresses.add(statement.address());
            }
        }
        BatchRules.checkDistinct(addresses);
    }

    private void read(List<BatchedStatement> batch) {
        List<BatchedStatement> reads = new ArrayList<>(batch.size());
        List<Address> addresses = new ArrayList<>(batch.size());
        for (BatchedStatement statement : batch) {
            if (statement.isReadyToRead() && (store.items().isStrict() || statement.isConsistent())) {
                reads.add(statement);
                addresses.add(statement.address());
            } else if (statement.isReadyToRead()) {
                statement.find(store.items());
            }
        }
        if (!reads.isEmpty()) {
            List<byte[]> found = store.reader().multiGet(addresses);
            for (int at = 0; at < found.size(); at++) {
                reads.get(at).found(found.get(at));
            }
        }
    }

    /** One commit of all writes that can be made: a change of a table that comes in between undoes and repeats them all. */
    private void write(List<BatchedStatement> batch) {
        List<BatchedStatement> ready = new ArrayList<>(batch.size());
        List<ItemWrite> writes = new ArrayList<>(batch.size());
        for (BatchedStatement statement : batch) {
            if (statement.write() != null) {
                ready.add(statement);
                writes.add(statement.write());
            }
        }
        if (!writes.isEmpty()) {
            List<WriteOutcome> outcomes = store.writer()
                    .writeAll(writes, List.of(), (attempted, alsoRead, changes) -> List.copyOf(attempted));
            for (int at = 0; at < outcomes.size(); at++) {
                ready.get(at).became(outcomes.get(at));
            }
        }
    }

    private static Response response(Request request, List<BatchedStatement> batch) {
        List<BatchStatementResponse> responses = new ArrayList<>(batch.size());
        CapacityMeters meters = new CapacityMeters();
        for (BatchedStatement statement : batch) {
            responses.add(statement.response());
            statement.meter(meters);
        }
        List<ConsumedCapacity> consumed =
                meters.report(ReturnConsumedCapacity.of(request.returnConsumedCapacity()), CapacityMeter.Kind.PLAIN);
        return new Response(responses, consumed == null || consumed.isEmpty() ? null : consumed);
    }
}
