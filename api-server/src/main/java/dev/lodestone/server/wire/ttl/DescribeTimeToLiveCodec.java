package dev.lodestone.server.wire.ttl;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.member.TableNameMember;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.store.operation.ttl.DescribeTimeToLive;

/** {@link DescribeTimeToLive} on the wire. */
final class DescribeTimeToLiveCodec implements OperationCodec<DescribeTimeToLive.Request, DescribeTimeToLive.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.DESCRIBE_TIME_TO_LIVE;
    }

    @Override
    public DescribeTimeToLive.Request read(RequestReader in) {
        return new DescribeTimeToLive.Request(TableNameMember.read(in));
    }

    @Override
    public void write(DescribeTimeToLive.Response response, ResponseWriter out) {
        out.startObject("TimeToLiveDescription");
        out.string("TimeToLiveStatus", response.status().name());
        out.string("AttributeName", response.attributeName());
        out.endObject();
    }
}
