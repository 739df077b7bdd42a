package dev.lodestone.store.operation.table;

import dev.lodestone.store.catalog.Catalog;
import dev.lodestone.store.catalog.RequestScope;
import dev.lodestone.store.catalog.Table;
import dev.lodestone.store.constraint.Constraints;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists the names of tables, in their order.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html">ListTables</a>
 */
public final class ListTables implements Operation<ListTables.Request, ListTables.Response> {
    private static final int MOST_NAMES = 100;

    public record Request(String exclusiveStartTableName, Integer limit)
            implements dev.lodestone.store.operation.Request<Response> {
        @Override
        public ApiOperation operation() {
            return ApiOperation.LIST_TABLES;
        }
    }

    /**
     * The answer.
     *
     * @param lastEvaluatedTableName the last of the names if there are more, else null
     */
    public record Response(List<String> tableNames, String lastEvaluatedTableName) {}

    private final Catalog catalog;

    ListTables(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public ApiOperation name() {
        return ApiOperation.LIST_TABLES;
    }

    @Override
    public Response execute(Request request, RequestScope scope) {
        String start = request.exclusiveStartTableName();
        new Constraints()
                .range("limit", request.limit(), 1, MOST_NAMES)
                .name("exclusiveStartTableName", start)
                .check();
        int limit = request.limit() == null ? MOST_NAMES : request.limit();
        List<String> names = new ArrayList<>();
        for (Table table : catalog.tablesAfter(scope, start == null ? "" : start)) {
            if (names.size() == limit) {
                return new Response(names, names.get(limit - 1));
            }
            names.add(table.name());
        }
        return new Response(names, null);
    }
}
