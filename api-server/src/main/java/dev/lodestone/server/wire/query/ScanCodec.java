package dev.lodestone.server.wire.query;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.query.ItemsResponse;
import dev.lodestone.store.operation.query.Scan;

/** {@link Scan} on the wire. */
final class ScanCodec implements OperationCodec<Scan.Request, ItemsResponse> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.SCAN;
    }

    @Override
    public Scan.Request read(RequestReader in) {
        ReadMembers members = new ReadMembers("ScanFilter");
        Integer segment = null;
        Integer totalSegments = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "Segment" -> segment = in.integer();
                case "TotalSegments" -> totalSegments = in.integer();
                default -> members.read(name, in);
            }
        }
        return new Scan.Request(members.collected(), segment, totalSegments);
    }

    @Override
    public void write(ItemsResponse response, ResponseWriter out) {
        ItemsResponseWriter.write(response, out);
    }
}
