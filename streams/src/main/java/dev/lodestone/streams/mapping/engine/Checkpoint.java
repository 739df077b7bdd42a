package dev.lodestone.streams.mapping.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lodestone.streams.json.JsonTree;
import dev.lodestone.streams.mapping.batch.TumblingWindow;
import dev.lodestone.streams.mapping.batch.WindowState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How far a mapping has come in a shard. Immutable. In the store it is a JSON object.
 *
 * @param position everything up to here is done
 * @param lanes what above that is done
 * @param window the tumbling window that has been begun; null if there is none
 * @param isEnd whether the shard is closed and done
 */
record Checkpoint(String shardId, long position, List<LaneMarks> lanes, WindowState window, boolean isEnd) {
    Checkpoint {
        lanes = List.copyOf(lanes);
    }

    /** Where a shard begins that has no checkpoint. */
    static Checkpoint start(String shardId, long position) {
        return new Checkpoint(shardId, position, List.of(), null, false);
    }

    /** Whether a record above the position is done already. */
    boolean covers(long recordPosition, int keyHash) {
        for (LaneMarks marks : lanes) {
            if (marks.covers(recordPosition, keyHash)) {
                return true;
            }
        }
        return false;
    }

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonTree.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("shardId", shardId);
            json.writeNumberField("position", position);
            json.writeArrayFieldStart("lanes");
            for (LaneMarks marks : lanes) {
                json.writeStartArray();
                for (long through : marks.through()) {
                    json.writeNumber(through);
                }
                json.writeEndArray();
            }
            json.writeEndArray();
            if (window != null) {
                json.writeObjectFieldStart("window");
                json.writeNumberField("start", window.window().startMillis());
                json.writeNumberField("end", window.window().endMillis());
                json.writeStringField("state", new String(window.state(), StandardCharsets.UTF_8));
                json.writeBooleanField("isTerminatedEarly", window.isTerminatedEarly());
                json.writeEndObject();
            }
            json.writeBooleanField("isEnd", isEnd);
            json.writeEndObject();
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalStateException if it was not that
     */
    static Checkpoint decode(byte[] document) {
        try {
            Map<String, Object> members = JsonTree.readObject(document);
            List<LaneMarks> lanes = new ArrayList<>();
            for (Object marks : (List<?>) members.get("lanes")) {
                lanes.add(new LaneMarks(
                        ((List<?>) marks).stream().map(Checkpoint::number).toList()));
            }
            return new Checkpoint(
                    (String) members.get("shardId"),
                    number(members.get("position")),
                    lanes,
                    window((Map<?, ?>) members.get("window")),
                    (Boolean) members.get("isEnd"));
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("A stored checkpoint cannot be read", e);
        }
    }

    private static WindowState window(Map<?, ?> members) {
        return members == null
                ? null
                : new WindowState(
                        new TumblingWindow(number(members.get("start")), number(members.get("end"))),
                        ((String) members.get("state")).getBytes(StandardCharsets.UTF_8),
                        (Boolean) members.get("isTerminatedEarly"));
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
