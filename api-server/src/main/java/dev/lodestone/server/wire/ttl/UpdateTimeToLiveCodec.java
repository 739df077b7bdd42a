package dev.lodestone.server.wire.ttl;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.ttl.TimeToLiveSpecification;
import dev.lodestone.store.operation.ttl.UpdateTimeToLive;

/** {@link UpdateTimeToLive} on the wire. */
final class UpdateTimeToLiveCodec implements OperationCodec<UpdateTimeToLive.Request, UpdateTimeToLive.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.UPDATE_TIME_TO_LIVE;
    }

    @Override
    public UpdateTimeToLive.Request read(RequestReader in) {
        String tableName = null;
        TimeToLiveSpecification specification = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "TableName" -> tableName = in.string();
                case "TimeToLiveSpecification" -> specification = specification(in);
                default -> in.skip();
            }
        }
        return new UpdateTimeToLive.Request(tableName, specification);
    }

    private static TimeToLiveSpecification specification(RequestReader in) {
        if (!in.startStructure()) {
            return null;
        }
        String attributeName = null;
        Boolean enabled = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "AttributeName" -> attributeName = in.string();
                case "Enabled" -> enabled = in.bool();
                default -> in.skip();
            }
        }
        return new TimeToLiveSpecification(attributeName, enabled);
    }

    @Override
    public void write(UpdateTimeToLive.Response response, ResponseWriter out) {
        out.startObject("TimeToLiveSpecification");
        out.bool("Enabled", response.timeToLiveSpecification().enabled());
        out.string("AttributeName", response.timeToLiveSpecification().attributeName());
        out.endObject();
    }
}
