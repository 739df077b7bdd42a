package dev.lodestone.server.wire.stream;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.streams.operation.GetShardIterator;

/** {@link GetShardIterator} on the wire. */
final class GetShardIteratorCodec implements OperationCodec<GetShardIterator.Request, GetShardIterator.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.GET_SHARD_ITERATOR;
    }

    @Override
    public GetShardIterator.Request read(RequestReader in) {
        String streamArn = null;
        String shardId = null;
        String shardIteratorType = null;
        String sequenceNumber = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "StreamArn" -> streamArn = in.string();
                case "ShardId" -> shardId = in.string();
                case "ShardIteratorType" -> shardIteratorType = in.string();
                case "SequenceNumber" -> sequenceNumber = in.string();
                default -> in.skip();
            }
        }
        return new GetShardIterator.Request(streamArn, shardId, shardIteratorType, sequenceNumber);
    }

    @Override
    public void write(GetShardIterator.Response response, ResponseWriter out) {
        out.string("ShardIterator", response.shardIterator().toString());
    }
}
