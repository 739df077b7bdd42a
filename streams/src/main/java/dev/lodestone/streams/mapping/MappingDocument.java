package dev.lodestone.streams.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lodestone.streams.json.JsonTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A mapping as it is kept in the store: a JSON object whose members are named like the API's. */
public final class MappingDocument {
    private MappingDocument() {}

    public static byte[] encode(EventSourceMapping mapping) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonTree.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("UUID", mapping.uuid());
            json.writeStringField("Namespace", mapping.namespace());
            json.writeStringField("EventSourceArn", mapping.eventSourceArn());
            json.writeStringField("FunctionArn", mapping.functionArn());
            json.writeStringField("StartingPosition", mapping.startingPosition().name());
            json.writeNumberField("StartAfter", mapping.startAfter());
            write(mapping.settings(), json);
            json.writeObjectFieldStart("Tags");
            for (Map.Entry<String, String> tag : mapping.tags().entrySet()) {
                json.writeStringField(tag.getKey(), tag.getValue());
            }
            json.writeEndObject();
            json.writeStringField("State", mapping.state().toString());
            json.writeStringField("StateTransitionReason", mapping.stateTransitionReason());
            json.writeStringField("LastProcessingResult", mapping.lastProcessingResult());
            json.writeNumberField("LastModified", mapping.lastModifiedMillis());
            json.writeEndObject();
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return bytes.toByteArray();
    }

    private static void write(MappingSettings settings, JsonGenerator json) throws IOException {
        json.writeBooleanField("Enabled", settings.enabled());
        json.writeNumberField("BatchSize", settings.batchSize());
        json.writeNumberField("MaximumBatchingWindowInSeconds", settings.batchingWindowSeconds());
        json.writeNumberField("ParallelizationFactor", settings.parallelizationFactor());
        json.writeNumberField("MaximumRecordAgeInSeconds", settings.maximumRecordAgeSeconds());
        json.writeNumberField("MaximumRetryAttempts", settings.maximumRetryAttempts());
        json.writeBooleanField("BisectBatchOnFunctionError", settings.bisectBatchOnFunctionError());
        json.writeNumberField("TumblingWindowInSeconds", settings.tumblingWindowSeconds());
        json.writeBooleanField("ReportBatchItemFailures", settings.reportsBatchItemFailures());
        writeTexts("FilterPatterns", settings.filterPatterns(), json);
        json.writeStringField("OnFailureDestination", settings.onFailureDestination());
        json.writeStringField("KMSKeyArn", settings.kmsKeyArn());
        writeTexts("Metrics", settings.metrics(), json);
    }

    private static void writeTexts(String name, List<String> texts, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalStateException if it was not that
     */
    public static EventSourceMapping decode(byte[] document) {
        try {
            Map<String, Object> members = JsonTree.readObject(document);
            return new EventSourceMapping(
                    text(members, "UUID"),
                    text(members, "Namespace"),
                    text(members, "EventSourceArn"),
                    text(members, "FunctionArn"),
                    StartingPosition.valueOf(text(members, "StartingPosition")),
                    number(members, "StartAfter"),
                    settings(members),
                    tags((Map<?, ?>) members.get("Tags")),
                    MappingState.of(text(members, "State")),
                    text(members, "StateTransitionReason"),
                    text(members, "LastProcessingResult"),
                    number(members, "LastModified"));
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("A stored event source mapping cannot be read", e);
        }
    }

    private static MappingSettings settings(Map<String, Object> members) {
        return new MappingSettings(
                (Boolean) members.get("Enabled"),
                (int) number(members, "BatchSize"),
                (int) number(members, "MaximumBatchingWindowInSeconds"),
                (int) number(members, "ParallelizationFactor"),
                (int) number(members, "MaximumRecordAgeInSeconds"),
                (int) number(members, "MaximumRetryAttempts"),
                (Boolean) members.get("BisectBatchOnFunctionError"),
                (int) number(members, "TumblingWindowInSeconds"),
                (Boolean) members.get("ReportBatchItemFailures"),
                texts(members, "FilterPatterns"),
                text(members, "OnFailureDestination"),
                text(members, "KMSKeyArn"),
                texts(members, "Metrics"));
    }

    private static Map<String, String> tags(Map<?, ?> members) {
        Map<String, String> tags = new HashMap<>();
        members.forEach((name, value) -> tags.put((String) name, (String) value));
        return tags;
    }

    private static String text(Map<String, Object> members, String name) {
        return (String) members.get(name);
    }

    private static long number(Map<String, Object> members, String name) {
        return ((Number) members.get(name)).longValue();
    }

    private static List<String> texts(Map<String, Object> members, String name) {
        return ((List<?>) members.get(name)).stream().map(String.class::cast).toList();
    }
}
