package dev.lodestone.server.wire.stream;

import dev.lodestone.server.wire.json.BodyBuffer;
import dev.lodestone.server.wire.json.ResponseWriter;
import dev.lodestone.streams.event.RecordEvent;
import dev.lodestone.streams.reading.StreamRecord;
import java.util.Arrays;

/** Writes records for functions with the writer of responses. Thread-safe. */
public final class RecordEventWriter implements RecordEvent {
    @Override
    public byte[] json(String streamArn, StreamRecord record) {
        try (ResponseWriter out = new ResponseWriter()) {
            out.expect((int) RecordWriter.expectedBytes(record));
            RecordWriter.writeEvent(streamArn, record, out);
            BodyBuffer body = out.finish();
            return Arrays.copyOf(body.array(), body.size());
        }
    }
}
