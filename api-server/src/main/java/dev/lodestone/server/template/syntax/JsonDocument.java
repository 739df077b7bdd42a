package dev.lodestone.server.template.syntax;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A JSON document that is being read. */
final class JsonDocument {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final String file;
    private final Limits limits = new Limits();
    private final JsonParser parser;

    private JsonDocument(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static Node read(String file, String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonDocument(file, parser).document();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr());
            throw new TemplateException(new Location(file, line), "this is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("deprecation") // The newer name is unknown to Jackson before 2.13.
    private Location here() {
        return new Location(file, parser.getTokenLocation().getLineNr());
    }

    private Node document() throws IOException {
        if (parser.nextToken() == null) {
            throw new TemplateException(new Location(file, 0), SourceReader.EMPTY);
        }
        Node node = value(1);
        if (parser.nextToken() != null) {
            throw new TemplateException(here(), "something stands after the end of the JSON document");
        }
        return node;
    }

    /** The value whose first token is the current one. */
    private Node value(int depth) throws IOException {
        Location location = here();
        limits.count(location, 1);
        limits.checkDepth(location, depth);
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(location, depth);
        }
        if (token == JsonToken.START_ARRAY) {
            return array(location, depth);
        }
        return new Scalar(location, SourceReader.checked(location, parser.getText()), token != JsonToken.VALUE_STRING);
    }

    private Mapping object(Location location, int depth) throws IOException {
        MappingBuilder members = new MappingBuilder(location);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Location at = here();
            String name = SourceReader.checked(at, parser.currentName());
            members.checkNew(at, name);
            parser.nextToken();
            members.add(at, name, value(depth + 1));
        }
        return members.build();
    }

    private Sequence array(Location location, int depth) throws IOException {
        List<Node> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(depth + 1));
        }
        return new Sequence(location, elements);
    }
}
