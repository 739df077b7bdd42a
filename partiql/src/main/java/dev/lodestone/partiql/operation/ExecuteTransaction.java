package dev.lodestone.partiql.operation;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.partiql.binding.BoundStatement;
import dev.lodestone.partiql.planning.StatementRead;
import dev.lodestone.partiql.planning.StatementWrite;
import dev.lodestone.store.capacity.ConsumedCapacity;
import dev.lodestone.store.capacity.ReturnConsumedCapacity;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.encoding.EncodedItem;
import dev.lodestone.store.engine.Address;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.StoreServices;
import dev.lodestone.store.transaction.RequestDigest;
import dev.lodestone.store.transaction.RequestToken;
import dev.lodestone.store.transaction.TransactionActions;
import dev.lodestone.store.transaction.TransactionCapacity;
import dev.lodestone.store.transaction.TransactionOutcome;
import dev.lodestone.store.transaction.TransactionReader;
import dev.lodestone.store.transaction.TransactionRules;
import dev.lodestone.store.transaction.TransactionalWrite;
import dev.lodestone.store.value.ItemView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Carries out several statements, all together or not at all: either reads, or writes and checks.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteTransaction.html">ExecuteTransaction</a>
 */
public final class ExecuteTransaction implements Operation<ExecuteTransaction.Request, ExecuteTransaction.Response> {
    public record Request(
            List<ParameterizedStatement> transactStatements, String clientRequestToken, String returnConsumedCapacity)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.EXECUTE_TRANSACTION;
        }
    }

    /**
     * The answer.
     *
     * @param items one for each statement, null where it has none to answer
     */
    public record Response(List<ItemView> items, List<ConsumedCapacity> consumedCapacity) {}

    private final StoreServices store;
    private final StatementCache statements;
    private final TransactionReader reader;

    ExecuteTransaction(StoreServices store, StatementCache statements) {
        this.store = store;
        this.statements = statements;
        this.reader = new TransactionReader(store.reader());
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.EXECUTE_TRANSACTION;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        checkConstraints(request);
        List<BoundStatement> bound = bind(request.transactStatements());
        checkOneKind(bound);
        List<Table> tables = new ArrayList<>(bound.size());
        for (BoundStatement statement : bound) {
            tables.add(store.catalog().active(scope, statement.tableName()));
        }

        return bound.get(0).isRead() ? read(request, bound, tables) : write(request, scope, bound, tables);
    }

    private static void checkConstraints(Request request) {
        Constraints constraints = new Constraints()
                .length("clientRequestToken", request.clientRequestToken(), 1, RequestToken.LONGEST)
                .oneOf(
                        "returnConsumedCapacity",
                        request.returnConsumedCapacity(),
                        AllowedValues.RETURN_CONSUMED_CAPACITY)
                .required("transactStatements", request.transactStatements())
                .size("transactStatements", request.transactStatements(), 1, TransactionRules.MOST_ACTIONS);
        if (request.transactStatements() != null) {
            int number = 0;
            for (ParameterizedStatement statement : request.transactStatements()) {
                statement.constrain("transactStatements." + ++number + ".member.", constraints);
            }
        }
        constraints.check();
    }

    private List<BoundStatement> bind(List<ParameterizedStatement> requested) {
        List<BoundStatement> bound = new ArrayList<>(requested.size());
        for (ParameterizedStatement each : requested) {
            BoundStatement statement = each.bind(statements);
            if (statement.returning() != null) {
                throw notInTransactions(bound.size(), "RETURNING clause is not supported in ExecuteTransaction.");
            }
            if (statement instanceof BoundStatement.Select select && select.indexName() != null) {
                throw notInTransactions(bound.size(), "Reads on indices are not supported within transactions.");
            }
            bound.add(statement);
        }
        return bound;
    }

    private static DynamoDbException notInTransactions(int at, String reason) {
        return validation("Validation failed in TransactStatements[" + at + "]: " + reason);
    }

    private static void checkOneKind(List<BoundStatement> bound) {
        for (BoundStatement statement : bound) {
            if (statement.isRead() != bound.get(0).isRead()) {
                throw validation("ExecuteTransaction API does not support both read and write operations in the same"
                        + " request.");
            }
        }
    }

    private Response read(Request request, List<BoundStatement> bound, List<Table> tables) {
        List<StatementRead> reads = new ArrayList<>(bound.size());
        List<String> tableNames = new ArrayList<>(bound.size());
        for (int at = 0; at < bound.size(); at++) {
            reads.add(StatementRead.of(tables.get(at), (BoundStatement.Select) bound.get(at), name()));
            tableNames.add(tables.get(at).name());
        }
        List<Address> addresses =
                TransactionActions.prepare(reads.size(), at -> reads.get(at).address(), address -> address);
        List<EncodedItem> found = reader.read(addresses);
        List<ItemView> items = new ArrayList<>(found.size());
        for (int at = 0; at < found.size(); at++) {
            items.add(reads.get(at).answer(found.get(at)));
        }
        return new Response(items, TransactionCapacity.ofReads(wanted(request), tableNames, found));
    }

    private Response write(Request request, RequestScope scope, List<BoundStatement> bound, List<Table> tables) {
        List<StatementWrite> named = new ArrayList<>(bound.size());
        for (int at = 0; at < bound.size(); at++) {
            named.add(StatementWrite.of(tables.get(at), bound.get(at)));
        }
        named.forEach(StatementWrite::refuseEmptyKeys);
        List<TransactionalWrite> writes = TransactionActions.prepare(
                named.size(),
                at -> new TransactionalWrite(
                        named.get(at).prepare(),
                        request.transactStatements().get(at).returnsItem()),
                write -> write.write().address());
        TransactionOutcome outcome = store.transactions().write(writes, token(request, scope));
        return new Response(
                Collections.nCopies(writes.size(), null),
                TransactionCapacity.ofWrites(wanted(request), writes, outcome));
    }

    /** What asks for details of the response makes no difference to a request. */
    private static RequestToken token(Request request, RequestScope scope) {
        if (request.clientRequestToken() == null) {
            return null;
        }
        RequestDigest digest = new RequestDigest().text(ApiOperation.EXECUTE_TRANSACTION.apiName());
        for (ParameterizedStatement statement : request.transactStatements()) {
            statement.digest(digest).text(statement.returnValuesOnConditionCheckFailure());
        }
        return new RequestToken(scope.namespace(), request.clientRequestToken(), digest);
    }

    private static ReturnConsumedCapacity wanted(Request request) {
        return ReturnConsumedCapacity.of(request.returnConsumedCapacity());
    }
}
