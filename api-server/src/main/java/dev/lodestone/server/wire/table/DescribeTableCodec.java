package dev.lodestone.server.wire.table;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.member.TableNameMember;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.table.DescribeTable;

/** {@link DescribeTable} on the wire. */
final class DescribeTableCodec implements OperationCodec<DescribeTable.Request, DescribeTable.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.DESCRIBE_TABLE;
    }

    @Override
    public DescribeTable.Request read(RequestReader in) {
        return new DescribeTable.Request(TableNameMember.read(in));
    }

    @Override
    public void write(DescribeTable.Response response, ResponseWriter out) {
        TableDescriptionWriter.write("Table", response.table(), out);
    }
}
