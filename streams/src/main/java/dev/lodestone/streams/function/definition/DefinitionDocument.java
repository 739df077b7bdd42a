package dev.lodestone.streams.function.definition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A definition as the JSON document that the store keeps of it; members that are null are left out. */
public final class DefinitionDocument {
    private static final JsonFactory JSON = new JsonFactory();

    private DefinitionDocument() {}

    public static byte[] write(FunctionDefinition definition) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("name", definition.name());
            write(json, definition.configuration());
            json.writeStringField("folder", definition.code().folder().toString());
            json.writeBooleanField("unpacked", definition.code().unpacked());
            json.writeStringField("sha256", definition.code().sha256());
            json.writeNumberField("size", definition.code().size());
            write(json, "tags", definition.tags());
            json.writeArrayFieldStart("aliases");
            for (String alias : definition.aliases()) {
                json.writeString(alias);
            }
            json.writeEndArray();
            json.writeNumberField("lastModified", definition.lastModifiedMillis());
            json.writeStringField("revision", definition.revisionId());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, FunctionConfiguration configuration) throws IOException {
        write(json, "runtime", configuration.runtime());
        write(json, "handler", configuration.handler());
        write(json, "environment", configuration.environment());
        json.writeNumberField("timeout", configuration.timeoutSeconds());
        json.writeNumberField("memory", configuration.memoryMegabytes());
        write(json, "description", configuration.description());
        write(json, "role", configuration.role());
    }

    private static void write(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static void write(JsonGenerator json, String name, Map<String, String> values) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, String> value : new TreeMap<>(values).entrySet()) {
            json.writeStringField(value.getKey(), value.getValue());
        }
        json.writeEndObject();
    }

    /**
     * Reads what was written.
     *
     * @throws IllegalArgumentException if it was not written here
     */
    public static FunctionDefinition read(byte[] document) {
        Map<String, String> members = new LinkedHashMap<>();
        Map<String, String> environment = new LinkedHashMap<>();
        Map<String, String> tags = new LinkedHashMap<>();
        List<String> aliases = new ArrayList<>();
        try (JsonParser json = JSON.createParser(document)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (value == JsonToken.START_OBJECT) {
                    readTexts(json, name.equals("tags") ? tags : environment);
                } else if (value == JsonToken.START_ARRAY) {
                    readTexts(json, aliases);
                } else {
                    members.put(name, json.getText());
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not the document of a function", e);
        }
        return definition(members, environment, tags, aliases);
    }

    private static FunctionDefinition definition(
            Map<String, String> members,
            Map<String, String> environment,
            Map<String, String> tags,
            List<String> aliases) {
        return new FunctionDefinition(
                members.get("name"),
                new FunctionConfiguration(
                        members.get("runtime"),
                        members.get("handler"),
                        environment,
                        Integer.valueOf(members.get("timeout")),
                        Integer.valueOf(members.get("memory")),
                        members.get("description"),
                        members.get("role")),
                new FunctionCode(
                        Path.of(members.get("folder")),
                        Boolean.parseBoolean(members.get("unpacked")),
                        members.get("sha256"),
                        Long.parseLong(members.get("size"))),
                tags,
                Set.copyOf(aliases),
                Long.parseLong(members.get("lastModified")),
                members.get("revision"));
    }

    private static void readTexts(JsonParser json, Map<String, String> into) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            into.put(name, json.getText());
        }
    }

    private static void readTexts(JsonParser json, List<String> into) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            into.add(json.getText());
        }
    }
}
