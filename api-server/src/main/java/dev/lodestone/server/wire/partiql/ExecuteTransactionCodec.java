package dev.lodestone.server.wire.partiql;

import dev.lodestone.partiql.operation.ExecuteTransaction;
import dev.lodestone.partiql.operation.ParameterizedStatement;
import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.member.CapacityWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.value.ItemView;
import java.util.List;

/** {@link ExecuteTransaction} on the wire. */
final class ExecuteTransactionCodec implements OperationCodec<ExecuteTransaction.Request, ExecuteTransaction.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.EXECUTE_TRANSACTION;
    }

    @Override
    public ExecuteTransaction.Request read(RequestReader in) {
        List<ParameterizedStatement> transactStatements = null;
        String clientRequestToken = null;
        String returnConsumedCapacity = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "TransactStatements" -> transactStatements = in.list(ExecuteTransactionCodec::statement);
                case "ClientRequestToken" -> clientRequestToken = in.string();
                case "ReturnConsumedCapacity" -> returnConsumedCapacity = in.string();
                default -> in.skip();
            }
        }
        return new ExecuteTransaction.Request(transactStatements, clientRequestToken, returnConsumedCapacity);
    }

    private static ParameterizedStatement statement(RequestReader in) {
        StatementMembers members = new StatementMembers();
        if (in.startStructure()) {
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                members.read(name, in);
            }
        }
        return members.collected();
    }

    @Override
    public void write(ExecuteTransaction.Response response, ResponseWriter out) {
        out.startList("Responses");
        for (ItemView item : response.items()) {
            out.startObject();
            out.item("Item", item);
            out.endObject();
        }
        out.endList();
        CapacityWriter.write(response.consumedCapacity(), out);
    }
}
