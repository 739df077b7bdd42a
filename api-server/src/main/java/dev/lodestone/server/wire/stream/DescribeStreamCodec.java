package dev.lodestone.server.wire.stream;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.server.wire.member.KeySchemaWriter;
import dev.lodestone.server.wire.member.ShardWriter;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.streams.operation.DescribeStream;
import dev.lodestone.streams.operation.ShardFilter;

/** {@link DescribeStream} on the wire. */
final class DescribeStreamCodec implements OperationCodec<DescribeStream.Request, DescribeStream.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.DESCRIBE_STREAM;
    }

    @Override
    public DescribeStream.Request read(RequestReader in) {
        String streamArn = null;
        Integer limit = null;
        String exclusiveStartShardId = null;
        ShardFilter shardFilter = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "StreamArn" -> streamArn = in.string();
                case "Limit" -> limit = in.integer();
                case "ExclusiveStartShardId" -> exclusiveStartShardId = in.string();
                case "ShardFilter" -> shardFilter = shardFilter(in);
                default -> in.skip();
            }
        }
        return new DescribeStream.Request(streamArn, limit, exclusiveStartShardId, shardFilter);
    }

    private static ShardFilter shardFilter(RequestReader in) {
        if (!in.startStructure()) {
            return null;
        }
        String type = null;
        String shardId = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "Type" -> type = in.string();
                case "ShardId" -> shardId = in.string();
                default -> in.skip();
            }
        }
        return new ShardFilter(type, shardId);
    }

    @Override
    public void write(DescribeStream.Response response, ResponseWriter out) {
        Stream stream = response.stream();
        out.startObject("StreamDescription");
        out.string("StreamArn", stream.arn());
        out.string("StreamLabel", stream.label());
        out.string("StreamStatus", response.status().name());
        out.string("StreamViewType", stream.viewType().name());
        out.timestamp("CreationRequestDateTime", stream.createdMillis());
        out.string("TableName", stream.tableName());
        KeySchemaWriter.write(stream.keySchema(), out);
        out.startList("Shards");
        response.shards().forEach(shard -> ShardWriter.write(shard, out));
        out.endList();
        out.string("LastEvaluatedShardId", response.lastEvaluatedShardId());
        out.endObject();
    }
}
