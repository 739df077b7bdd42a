package dev.lodestone.server.wire.table;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.member.TableNameMember;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.table.DeleteTable;

/** {@link DeleteTable} on the wire. */
final class DeleteTableCodec implements OperationCodec<DeleteTable.Request, DeleteTable.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.DELETE_TABLE;
    }

    @Override
    public DeleteTable.Request read(RequestReader in) {
        return new DeleteTable.Request(TableNameMember.read(in));
    }

    @Override
    public void write(DeleteTable.Response response, ResponseWriter out) {
        TableDescriptionWriter.write("TableDescription", response.tableDescription(), out);
    }
}
