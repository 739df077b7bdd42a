package dev.lodestone.server.wire.stream;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.streams.operation.GetRecords;
import dev.lodestone.streams.reading.StreamRecord;

/** {@link GetRecords} on the wire. */
final class GetRecordsCodec implements OperationCodec<GetRecords.Request, GetRecords.Response> {
    /** What a body takes without its records. */
    private static final int BESIDE_RECORDS = 300;

    @Override
    public ApiOperation operation() {
        return ApiOperation.GET_RECORDS;
    }

    @Override
    public GetRecords.Request read(RequestReader in) {
        String shardIterator = null;
        Integer limit = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "ShardIterator" -> shardIterator = in.string();
                case "Limit" -> limit = in.integer();
                default -> in.skip();
            }
        }
        return new GetRecords.Request(shardIterator, limit);
    }

    @Override
    public void write(GetRecords.Response response, ResponseWriter out) {
        out.expect(expectedBytes(response));
        out.startList("Records");
        for (StreamRecord record : response.records()) {
            RecordWriter.write(record, out);
        }
        out.endList();
        if (response.nextShardIterator() != null) {
            out.string("NextShardIterator", response.nextShardIterator().toString());
        }
    }

    private static int expectedBytes(GetRecords.Response response) {
        long bytes = BESIDE_RECORDS;
        for (StreamRecord record : response.records()) {
            bytes += RecordWriter.expectedBytes(record);
        }
        return (int) bytes;
    }
}
