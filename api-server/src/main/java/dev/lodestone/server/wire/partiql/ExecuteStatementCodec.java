package dev.lodestone.server.wire.partiql;

import dev.lodestone.partiql.operation.ExecuteStatement;
import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.member.CapacityWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.value.ItemView;

/** {@link ExecuteStatement} on the wire. */
final class ExecuteStatementCodec implements OperationCodec<ExecuteStatement.Request, ExecuteStatement.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.EXECUTE_STATEMENT;
    }

    @Override
    public ExecuteStatement.Request read(RequestReader in) {
        StatementMembers statement = new StatementMembers();
        Boolean consistentRead = null;
        Integer limit = null;
        String nextToken = null;
        String returnConsumedCapacity = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "ConsistentRead" -> consistentRead = in.bool();
                case "Limit" -> limit = in.integer();
                case "NextToken" -> nextToken = in.string();
                case "ReturnConsumedCapacity" -> returnConsumedCapacity = in.string();
                default -> statement.read(name, in);
            }
        }
        return new ExecuteStatement.Request(
                statement.collected(), consistentRead, limit, nextToken, returnConsumedCapacity);
    }

    @Override
    public void write(ExecuteStatement.Response response, ResponseWriter out) {
        out.startList("Items");
        for (ItemView item : response.items()) {
            out.item(item);
        }
        out.endList();
        out.string("NextToken", response.nextToken());
        out.item("LastEvaluatedKey", response.lastEvaluatedKey());
        CapacityWriter.write(response.consumedCapacity(), out);
    }
}
