package dev.lodestone.server.template.deploy;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lodestone.streams.json.JsonTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a template had declared when it was deployed last, as the store keeps it: a JSON document. Immutable.
 *
 * @param template which template
 * @param functions the names of its functions
 * @param mappings its event source mappings: what they are called, by their UUIDs
 */
record TemplateRecord(String template, Set<String> functions, Map<String, String> mappings) {
    private static final String TEMPLATE = "template";
    private static final String FUNCTIONS = "functions";
    private static final String MAPPINGS = "mappings";

    TemplateRecord {
        functions = Set.copyOf(functions);
        mappings = Map.copyOf(mappings);
    }

    /** The record without what now belongs to others. */
    TemplateRecord without(Set<String> otherFunctions, Set<String> otherMappings) {
        Set<String> keptFunctions = new LinkedHashSet<>(functions);
        keptFunctions.removeAll(otherFunctions);
        Map<String, String> keptMappings = new LinkedHashMap<>(mappings);
        keptMappings.keySet().removeAll(otherMappings);
        return new TemplateRecord(template, keptFunctions, keptMappings);
    }

    boolean isEmpty() {
        return functions.isEmpty() && mappings.isEmpty();
    }

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonTree.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField(TEMPLATE, template);
            json.writeArrayFieldStart(FUNCTIONS);
            for (String function : functions) {
                json.writeString(function);
            }
            json.writeEndArray();
            json.writeObjectFieldStart(MAPPINGS);
            for (Map.Entry<String, String> mapping : mappings.entrySet()) {
                json.writeStringField(mapping.getKey(), mapping.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return bytes.toByteArray();
    }

    static TemplateRecord decode(byte[] document) {
        try {
            Map<String, Object> members = JsonTree.readObject(document);
            Set<String> functions = new LinkedHashSet<>();
            ((List<?>) members.get(FUNCTIONS)).forEach(function -> functions.add((String) function));
            Map<String, String> mappings = new LinkedHashMap<>();
            ((Map<?, ?>) members.get(MAPPINGS)).forEach((uuid, what) -> mappings.put((String) uuid, (String) what));
            return new TemplateRecord((String) members.get(TEMPLATE), functions, mappings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
