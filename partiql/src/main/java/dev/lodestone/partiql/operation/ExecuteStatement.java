package dev.lodestone.partiql.operation;

import static dev.lodestone.store.error.DynamoDbException.validation;

import dev.lodestone.partiql.binding.BoundStatement;
import dev.lodestone.partiql.planning.NextToken;
import dev.lodestone.partiql.planning.SelectPlan;
import dev.lodestone.partiql.planning.StatementWrite;
import dev.lodestone.store.capacity.CapacityMeter;
import dev.lodestone.store.capacity.ConsumedCapacity;
import dev.lodestone.store.capacity.ReturnConsumedCapacity;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.constraint.AllowedValues;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.error.DynamoDbException;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import dev.lodestone.store.operation.StoreServices;
import dev.lodestone.store.read.Page;
import dev.lodestone.store.read.ReadTarget;
import dev.lodestone.store.transaction.RequestDigest;
import dev.lodestone.store.value.Item;
import dev.lodestone.store.value.ItemView;
import dev.lodestone.store.write.ItemChange;
import dev.lodestone.store.write.ItemWrite;
import dev.lodestone.store.write.WriteCapacity;
import java.util.List;

/**
 * Carries out a statement: reads items page by page, or writes one item.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteStatement.html">ExecuteStatement</a>
 */
public final class ExecuteStatement implements Operation<ExecuteStatement.Request, ExecuteStatement.Response> {
    private static final int LONGEST_TOKEN = 32768;

    public record Request(
            ParameterizedStatement statement,
            Boolean consistentRead,
            Integer limit,
            String nextToken,
            String returnConsumedCapacity)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.EXECUTE_STATEMENT;
        }
    }

    /**
     * The answer.
     *
     * @param items those that were read, or what RETURNING asked for
     * @param nextToken null where there are no more
     * @param lastEvaluatedKey null where there are no more
     */
    public record Response(
            List<ItemView> items, String nextToken, Item lastEvaluatedKey, ConsumedCapacity consumedCapacity) {}

    private final StoreServices store;
    private final StatementCache statements;

    ExecuteStatement(StoreServices store, StatementCache statements) {
        this.store = store;
        this.statements = statements;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.EXECUTE_STATEMENT;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        checkConstraints(request);
        BoundStatement statement = request.statement().bind(statements);
        if (statement instanceof BoundStatement.Check) {
            throw existsOutsideOfTransaction();
        }
        if (!statement.isRead()) {
            NextToken.refuse(request.nextToken());
        }
        Table table = store.catalog().active(scope, statement.tableName());

        return statement instanceof BoundStatement.Select select
                ? read(request, select, table)
                : write(request, StatementWrite.of(table, statement));
    }

    /** The refusal of a check, which only transactions make. */
    static DynamoDbException existsOutsideOfTransaction() {
        return validation("EXISTS is only supported in ExecuteTransaction");
    }

    private static void checkConstraints(Request request) {
        Constraints constraints = new Constraints()
                .range("limit", request.limit(), 1, Integer.MAX_VALUE)
                .length("nextToken", request.nextToken(), 1, LONGEST_TOKEN)
                .oneOf(
                        "returnConsumedCapacity",
                        request.returnConsumedCapacity(),
                        AllowedValues.RETURN_CONSUMED_CAPACITY);
        request.statement().constrain("", constraints).check();
    }

    private Response read(Request request, BoundStatement.Select select, Table table) {
        boolean consistent = Boolean.TRUE.equals(request.consistentRead());
        SelectPlan plan = SelectPlan.of(select, table, consistent, store.clock().epochMillis());
        RequestDigest digest = request.statement()
                .digest(new RequestDigest().text(table.state().id()));
        Item last = NextToken.decode(digest, request.nextToken());
        Page page = store.pages().read(plan.page(request.limit()), plan.entries(last));
        return new Response(
                page.items(),
                NextToken.encode(digest, page.lastEvaluatedKey()),
                page.lastEvaluatedKey(),
                capacity(plan.target(), page, consistent, wanted(request)));
    }

    private static ConsumedCapacity capacity(
            ReadTarget target, Page page, boolean consistent, ReturnConsumedCapacity wanted) {
        if (wanted == ReturnConsumedCapacity.NONE) {
            return null;
        }
        CapacityMeter meter = new CapacityMeter(target.table().name());
        target.addUnits(meter, page, consistent);
        return meter.report(wanted, CapacityMeter.Kind.PLAIN);
    }

    private Response write(Request request, StatementWrite statement) {
        ItemWrite write = statement.prepare();
        ItemChange change = store.writer().change(write, request.statement().returnsItem());
        ItemView returned = statement.returned(write, change);
        return new Response(
                returned == null ? List.of() : List.of(returned),
                null,
                null,
                WriteCapacity.report(change, wanted(request)));
    }

    private static ReturnConsumedCapacity wanted(Request request) {
        return ReturnConsumedCapacity.of(request.returnConsumedCapacity());
    }
}
