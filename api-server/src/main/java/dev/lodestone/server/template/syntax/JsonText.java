package dev.lodestone.server.template.syntax;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;

/** A part of a document as JSON, without white space. */
public final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    private JsonText() {}

    public static String of(Node node) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(node, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Node node, JsonGenerator generator) throws IOException {
        if (node instanceof Mapping mapping) {
            generator.writeStartObject();
            for (Map.Entry<String, Mapping.Member> member : mapping.members().entrySet()) {
                generator.writeFieldName(member.getKey());
                write(member.getValue().value(), generator);
            }
            generator.writeEndObject();
        } else if (node instanceof Sequence sequence) {
            generator.writeStartArray();
            for (Node element : sequence.elements()) {
                write(element, generator);
            }
            generator.writeEndArray();
        } else {
            write((Scalar) node, generator);
        }
    }

    private static void write(Scalar scalar, JsonGenerator generator) throws IOException {
        if (scalar.isNull()) {
            generator.writeNull();
        } else if (scalar.plain() && scalar.asBoolean() != null) {
            generator.writeBoolean(scalar.asBoolean());
        } else if (scalar.plain() && NUMBER.matcher(scalar.text()).matches()) {
            generator.writeRawValue(scalar.text());
        } else {
            generator.writeString(scalar.text());
        }
    }
}
