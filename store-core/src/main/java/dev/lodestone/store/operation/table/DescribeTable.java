package dev.lodestone.store.operation.table;

import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.constraint.TableNames;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;

/**
 * Describes a table.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html">DescribeTable</a>
 */
public final class DescribeTable implements Operation<DescribeTable.Request, DescribeTable.Response> {
    public record Request(String tableName) implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.DESCRIBE_TABLE;
        }
    }

    public record Response(TableDescription table) {}

    private final ExistingTables tables;
    private final TableDescriber describer;

    DescribeTable(ExistingTables tables, TableDescriber describer) {
        this.tables = tables;
        this.describer = describer;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.DESCRIBE_TABLE;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        TableNames.checkTarget(request.tableName());
        return new Response(describer.describe(tables.require(scope, request.tableName())));
    }
}
