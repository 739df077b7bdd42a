package dev.lodestone.server.wire.table;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.table.DescribeLimits;

/** {@link DescribeLimits} on the wire. */
final class DescribeLimitsCodec implements OperationCodec<DescribeLimits.Request, DescribeLimits.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.DESCRIBE_LIMITS;
    }

    @Override
    public DescribeLimits.Request read(RequestReader in) {
        while (in.nextName() != null) {
            in.skip();
        }
        return new DescribeLimits.Request();
    }

    @Override
    public void write(DescribeLimits.Response response, ResponseWriter out) {
        out.number("AccountMaxReadCapacityUnits", response.accountMaxReadCapacityUnits());
        out.number("AccountMaxWriteCapacityUnits", response.accountMaxWriteCapacityUnits());
        out.number("TableMaxReadCapacityUnits", response.tableMaxReadCapacityUnits());
        out.number("TableMaxWriteCapacityUnits", response.tableMaxWriteCapacityUnits());
    }
}
