package dev.lodestone.server.wire.table;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.WireRequest;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.table.DescribeEndpoints;

/** {@link DescribeEndpoints} on the wire: the answer leads back to where the request was sent. */
final class DescribeEndpointsCodec implements OperationCodec<DescribeEndpoints.Request, DescribeEndpoints.Response> {
    /** Where a store is that was reached without naming a host. */
    private static final String THIS_MACHINE = "localhost";

    @Override
    public ApiOperation operation() {
        return ApiOperation.DESCRIBE_ENDPOINTS;
    }

    @Override
    public DescribeEndpoints.Request read(RequestReader in) {
        while (in.nextName() != null) {
            in.skip();
        }
        return new DescribeEndpoints.Request(THIS_MACHINE);
    }

    @Override
    public DescribeEndpoints.Request read(RequestReader in, WireRequest request) {
        DescribeEndpoints.Request unnamed = read(in);
        return request.host() == null ? unnamed : new DescribeEndpoints.Request(request.host());
    }

    @Override
    public void write(DescribeEndpoints.Response response, ResponseWriter out) {
        out.startList("Endpoints");
        for (DescribeEndpoints.Endpoint endpoint : response.endpoints()) {
            out.startObject();
            out.string("Address", endpoint.address());
            out.number("CachePeriodInMinutes", endpoint.cachePeriodInMinutes());
            out.endObject();
        }
        out.endList();
    }
}
