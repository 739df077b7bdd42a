package dev.lodestone.server.mutation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** JSON that may be changed in every place, into what no writer of JSON would write. */
sealed interface Json {
    /** A deep copy. */
    Json copy();

    void print(StringBuilder out);

    /** A scalar as it stands in the text. */
    record Scalar(String text) implements Json {
        @Override
        public Json copy() {
            return this;
        }

        @Override
        public void print(StringBuilder out) {
            out.append(text);
        }
    }

    record Array(List<Json> elements) implements Json {
        @Override
        public Json copy() {
            List<Json> copies = new ArrayList<>();
            elements.forEach(element -> copies.add(element.copy()));
            return new Array(copies);
        }

        @Override
        public void print(StringBuilder out) {
            out.append('[');
            for (int i = 0; i < elements.size(); i++) {
                out.append(i == 0 ? "" : ",");
                elements.get(i).print(out);
            }
            out.append(']');
        }
    }

    /** A name with its quotes, and its value. */
    record Member(String name, Json value) {}

    /** Members in their order; nothing keeps two from having the same name. */
    record Structure(List<Member> members) implements Json {
        @Override
        public Json copy() {
            List<Member> copies = new ArrayList<>();
            members.forEach(member ->
                    copies.add(new Member(member.name(), member.value().copy())));
            return new Structure(copies);
        }

        @Override
        public void print(StringBuilder out) {
            out.append('{');
            for (int i = 0; i < members.size(); i++) {
                out.append(i == 0 ? "" : ",").append(members.get(i).name()).append(':');
                members.get(i).value().print(out);
            }
            out.append('}');
        }
    }

    static Json parse(String text) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(2000).build())
                .build();
        try (JsonParser parser = factory.createParser(text)) {
            parser.nextToken();
            Json value = read(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("More than one value: " + text);
            }
            return value;
        } catch (IOException e) {
            throw new IllegalArgumentException("Not JSON: " + text, e);
        }
    }

    private static Json read(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            List<Member> members = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = quoted(parser.currentName());
                parser.nextToken();
                members.add(new Member(name, read(parser)));
            }
            return new Structure(members);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<Json> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(read(parser));
            }
            return new Array(elements);
        }
        boolean isText = parser.currentToken() == JsonToken.VALUE_STRING;
        return new Scalar(isText ? quoted(parser.getText()) : parser.getText());
    }

    private static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
