package dev.lodestone.server.wire.partiql;

import dev.lodestone.partiql.operation.BatchExecuteStatement;
import dev.lodestone.partiql.operation.BatchStatementError;
import dev.lodestone.partiql.operation.BatchStatementRequest;
import dev.lodestone.partiql.operation.BatchStatementResponse;
import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.member.CapacityWriter;
import dev.lodestone.store.operation.ApiOperation;
import java.util.List;

/** {@link BatchExecuteStatement} on the wire. */
final class BatchExecuteStatementCodec
        implements OperationCodec<BatchExecuteStatement.Request, BatchExecuteStatement.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.BATCH_EXECUTE_STATEMENT;
    }

    @Override
    public BatchExecuteStatement.Request read(RequestReader in) {
        List<BatchStatementRequest> statements = null;
        String returnConsumedCapacity = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "Statements" -> statements = in.list(BatchExecuteStatementCodec::statement);
                case "ReturnConsumedCapacity" -> returnConsumedCapacity = in.string();
                default -> in.skip();
            }
        }
        return new BatchExecuteStatement.Request(statements, returnConsumedCapacity);
    }

    private static BatchStatementRequest statement(RequestReader in) {
        StatementMembers members = new StatementMembers();
        Boolean consistentRead = null;
        if (in.startStructure()) {
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                if (name.equals("ConsistentRead")) {
                    consistentRead = in.bool();
                } else {
                    members.read(name, in);
                }
            }
        }
        return new BatchStatementRequest(members.collected(), consistentRead);
    }

    @Override
    public void write(BatchExecuteStatement.Response response, ResponseWriter out) {
        out.startList("Responses");
        for (BatchStatementResponse each : response.responses()) {
            out.startObject();
            write(each.error(), out);
            out.string("TableName", each.tableName());
            out.item("Item", each.item());
            out.endObject();
        }
        out.endList();
        CapacityWriter.write(response.consumedCapacity(), out);
    }

    private static void write(BatchStatementError error, ResponseWriter out) {
        if (error != null) {
            out.startObject("Error");
            out.string("Code", error.code());
            out.string("Message", error.message());
            out.item("Item", error.item());
            out.endObject();
        }
    }
}
