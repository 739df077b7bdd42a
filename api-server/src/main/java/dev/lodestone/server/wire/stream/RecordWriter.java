package dev.lodestone.server.wire.stream;

import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.store.changelog.ChangeRecord;
import dev.lodestone.streams.reading.StreamRecord;

/** Writes records of streams: as GetRecords answers them, and a little different as functions are told of them. */
final class RecordWriter {
    /** What a record takes beside the names and values of its attributes. */
    private static final int BESIDE_VALUES = 550;

    private RecordWriter() {}

    /** Texts take as many bytes as they count for, and what describes a record always much the same. */
    static long expectedBytes(StreamRecord record) {
        return BESIDE_VALUES + record.change().size();
    }

    /** A record as GetRecords answers it. */
    static void write(StreamRecord record, ResponseWriter out) {
        startRecord(record, out);
        out.number("ApproximateCreationDateTime", record.approximateCreationSeconds());
        writeChange(record, out);
        writeIdentity(record, "PrincipalId", "Type", out);
        out.endObject();
    }

    /** A record as a function is told of it: with its stream, the time as a fraction, the identity in small letters. */
    static void writeEvent(String streamArn, StreamRecord record, ResponseWriter out) {
        startRecord(record, out);
        out.fraction("ApproximateCreationDateTime", record.approximateCreationSeconds());
        writeChange(record, out);
        out.string("eventSourceARN", streamArn);
        writeIdentity(record, "principalId", "type", out);
        out.endObject();
    }

    private static void startRecord(StreamRecord record, ResponseWriter out) {
        out.startObject();
        out.string("eventID", record.eventId());
        out.string("eventName", record.change().kind().name());
        out.string("eventVersion", StreamRecord.EVENT_VERSION);
        out.string("eventSource", StreamRecord.EVENT_SOURCE);
        out.string("awsRegion", record.awsRegion());
        out.startObject("dynamodb");
    }

    /** The rest of what is said of the change itself. */
    private static void writeChange(StreamRecord record, ResponseWriter out) {
        ChangeRecord change = record.change();
        out.item("Keys", change.keys());
        out.item("NewImage", change.newImage());
        out.item("OldImage", change.oldImage());
        out.string("SequenceNumber", record.sequenceNumber());
        out.number("SizeBytes", change.size());
        out.string("StreamViewType", record.viewType().name());
        out.endObject();
    }

    private static void writeIdentity(StreamRecord record, String principalName, String typeName, ResponseWriter out) {
        if (record.isExpiry()) {
            out.startObject("userIdentity");
            out.string(principalName, StreamRecord.EXPIRY_PRINCIPAL);
            out.string(typeName, StreamRecord.EXPIRY_PRINCIPAL_TYPE);
            out.endObject();
        }
    }
}
