package dev.lodestone.server.wire.stream;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.catalog.Stream;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.streams.operation.ListStreams;

/** {@link ListStreams} on the wire. */
final class ListStreamsCodec implements OperationCodec<ListStreams.Request, ListStreams.Response> {
    @Override
    public ApiOperation operation() {
        return ApiOperation.LIST_STREAMS;
    }

    @Override
    public ListStreams.Request read(RequestReader in) {
        String tableName = null;
        Integer limit = null;
        String exclusiveStartStreamArn = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "TableName" -> tableName = in.string();
                case "Limit" -> limit = in.integer();
                case "ExclusiveStartStreamArn" -> exclusiveStartStreamArn = in.string();
                default -> in.skip();
            }
        }
        return new ListStreams.Request(tableName, limit, exclusiveStartStreamArn);
    }

    @Override
    public void write(ListStreams.Response response, ResponseWriter out) {
        out.startList("Streams");
        for (Stream stream : response.streams()) {
            out.startObject();
            out.string("StreamArn", stream.arn());
            out.string("TableName", stream.tableName());
            out.string("StreamLabel", stream.label());
            out.endObject();
        }
        out.endList();
        out.string("LastEvaluatedStreamArn", response.lastEvaluatedStreamArn());
    }
}
