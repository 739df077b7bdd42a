package dev.lodestone.streams.mapping.batch;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lodestone.streams.json.JsonTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the events that functions get: {@code {"Records":[…]}}, and what belongs to a tumbling window. */
public final class BatchEvent {
    /** The longest event, in bytes. */
    public static final int LONGEST = 6 << 20;

    private static final byte[] START = bytes("{\"Records\":[");
    private static final byte[] END = bytes("]}");
    private static final byte[] END_BEFORE_WINDOW = bytes("],");

    /** What the members of a tumbling window take at most besides the state. */
    private static final int WINDOW_OVERHEAD = 2048;

    private BatchEvent() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** How long the records of an event may be together, with a comma for each. */
    public static long room(boolean hasWindow) {
        int envelope = START.length + END.length - 1;
        return (long) LONGEST - envelope - (hasWindow ? WINDOW_OVERHEAD + WindowState.LARGEST : 0);
    }

    /** The event with these records. */
    public static byte[] of(List<PendingRecord> records) {
        ByteArrayOutputStream event = start(records);
        event.writeBytes(END);
        return event.toByteArray();
    }

    /** The event with these records in a tumbling window; with none to close it. */
    public static byte[] of(
            List<PendingRecord> records, WindowState window, String shardId, String streamArn, boolean isFinal) {
        ByteArrayOutputStream event = start(records);
        event.writeBytes(END_BEFORE_WINDOW);
        byte[] members = windowMembers(window, shardId, streamArn, isFinal);
        // Without the brace that opens them.
        event.write(members, 1, members.length - 1);
        return event.toByteArray();
    }

    private static ByteArrayOutputStream start(List<PendingRecord> records) {
        int length = START.length + END.length;
        for (PendingRecord record : records) {
            length += record.json().length + 1;
        }
        ByteArrayOutputStream event = new ByteArrayOutputStream(length);
        event.writeBytes(START);
        for (int at = 0; at < records.size(); at++) {
            if (at > 0) {
                event.write(',');
            }
            event.writeBytes(records.get(at).json());
        }
        return event;
    }

    private static byte[] windowMembers(WindowState window, String shardId, String streamArn, boolean isFinal) {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonTree.FACTORY.createGenerator(members)) {
            json.writeStartObject();
            json.writeObjectFieldStart("window");
            json.writeStringField("start", Moments.seconds(window.window().startMillis()));
            json.writeStringField("end", Moments.seconds(window.window().endMillis()));
            json.writeEndObject();
            json.writeFieldName("state");
            json.writeRawValue(new String(window.state(), StandardCharsets.UTF_8));
            json.writeStringField("shardId", shardId);
            json.writeStringField("eventSourceARN", streamArn);
            json.writeBooleanField("isFinalInvokeForWindow", isFinal);
            json.writeBooleanField("isWindowTerminatedEarly", window.isTerminatedEarly());
            json.writeEndObject();
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return members.toByteArray();
    }
}
