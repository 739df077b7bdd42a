package dev.lodestone.server.wire.table;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.table.ListTables;

/** {@link ListTables} on the wire. */
final class ListTablesCodec implements OperationCodec<ListTables.Request, ListTables.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.LIST_TABLES;
    }

    @Override
    public ListTables.Request read(RequestReader in) {
        String exclusiveStartTableName = null;
        Integer limit = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "ExclusiveStartTableName" -> exclusiveStartTableName = in.string();
                case "Limit" -> limit = in.integer();
                default -> in.skip();
            }
        }
        return new ListTables.Request(exclusiveStartTableName, limit);
    }

    @Override
    public void write(ListTables.Response response, ResponseWriter out) {
        out.strings("TableNames", response.tableNames());
        out.string("LastEvaluatedTableName", response.lastEvaluatedTableName());
    }
}
