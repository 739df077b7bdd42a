package dev.lodestone.server.wire.stream;

import dev.lodestone.server.wire.OperationCodec;
import dev.lodestone.server.wire.json.RequestReader;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.changelog.ChangeRecord;
import dev.lodestone.store.operation.ApiOperation;
import dev.lodestone.streams.operation.GetRecords;
import dev.lodestone.streams.reading.StreamRecord;

/** {@link GetRecords} on the wire. */
final class GetRecordsCodec implements OperationCodec<GetRecords.Request, GetRecords.Response> {
    /** What a body takes without its records. */
    private static final int BESIDE_RECORDS = 300;

    /** What a record takes beside the names and values of its attributes. */
    private static final int BESIDE_VALUES = 550;

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
            write(record, out);
        }
        out.endList();
        if (response.nextShardIterator() != null) {
            out.string("NextShardIterator", response.nextShardIterator().toString());
        }
    }

    /** Texts take as many bytes as they count for, and what describes a record always much the same. */
    private static int expectedBytes(GetRecords.Response response) {
        long bytes = BESIDE_RECORDS;
        for (StreamRecord record : response.records()) {
            bytes += BESIDE_VALUES + record.change().size();
        }
        return (int) bytes;
    }

    private static void write(StreamRecord record, ResponseWriter out) {
        out.startObject();
        out.string("eventID", record.eventId());
        out.string("eventName", record.change().kind().name());
        out.string("eventVersion", StreamRecord.EVENT_VERSION);
        out.string("eventSource", StreamRecord.EVENT_SOURCE);
        out.string("awsRegion", record.awsRegion());
        writeChange(record, out);
        if (record.isExpiry()) {
            out.startObject("userIdentity");
            out.string("PrincipalId", StreamRecord.EXPIRY_PRINCIPAL);
            out.string("Type", StreamRecord.EXPIRY_PRINCIPAL_TYPE);
            out.endObject();
        }
        out.endObject();
    }

    private static void writeChange(StreamRecord record, ResponseWriter out) {
        ChangeRecord change = record.change();
        out.startObject("dynamodb");
        out.number("ApproximateCreationDateTime", record.approximateCreationSeconds());
        out.item("Keys", change.keys());
        out.item("NewImage", change.newImage());
        out.item("OldImage", change.oldImage());
        out.string("SequenceNumber", record.sequenceNumber());
        out.number("SizeBytes", change.size());
        out.string("StreamViewType", record.viewType().name());
        out.endObject();
    }
}
