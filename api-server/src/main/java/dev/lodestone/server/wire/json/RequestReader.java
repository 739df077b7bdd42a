package dev.lodestone.server.wire.json;

import static dev.lodestone.store.error.DynamoDbException.serialization;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import dev.lodestone.store.error.DynamoDbException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the body of a request in one pass. Each method takes the next value; JSON's null is Java's null. A value of the
 * wrong JSON type is a SerializationException, with the service's words. Used by one thread.
 */
public final class RequestReader implements AutoCloseable {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNestingDepth(500)
                    .build())
            .build();

    private final JsonParser parser;

    public RequestReader(byte[] body, int offset, int length) {
        try {
            parser = FACTORY.createParser(body, offset, length);
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw serialization(first == JsonToken.START_ARRAY ? "Start of list found where not expected" : null);
            }
        } catch (IOException e) {
            throw malformed();
        }
    }

    /** JSON that is none: the service says no more than that it cannot be read. */
    private static DynamoDbException malformed() {
        return serialization(null);
    }

    /** The name of the next member of the structure or map at hand, or null at its end. */
    public String nextName() {
        try {
            String name = parser.nextFieldName();
            if (name == null && parser.currentToken() != JsonToken.END_OBJECT) {
                throw malformed();
            }
            return name;
        } catch (IOException e) {
            throw malformed();
        }
    }

    /** Passes over the value of a member that the operation does not know. */
    public void skip() {
        next();
        try {
            parser.skipChildren();
        } catch (IOException e) {
            throw malformed();
        }
    }

    /** Makes sure that nothing follows the request. */
    public void end() {
        try {
            if (parser.nextToken() != null) {
                throw malformed();
            }
        } catch (IOException e) {
            throw malformed();
        }
    }

    public String string() {
        return switch (next()) {
            case VALUE_STRING -> text();
            case VALUE_NULL -> null;
            default -> throw wrongType("String", "class java.lang.String");
        };
    }

    public Boolean bool() {
        return switch (next()) {
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case VALUE_STRING -> throw serialization("Unexpected token received from parser");
            default -> throw wrongType("Boolean", "class java.lang.Boolean");
        };
    }

    public Integer integer() {
        return switch (next()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                (int) clamp(wholeNumber(), Integer.MIN_VALUE, Integer.MAX_VALUE);
            case VALUE_NULL -> null;
            default -> throw wrongType("Integer", "class java.lang.Integer");
        };
    }

    public Long longInteger() {
        return switch (next()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> wholeNumber();
            case VALUE_NULL -> null;
            default -> throw wrongType("Long", "class java.lang.Long");
        };
    }

    private long wholeNumber() {
        try {
            return parser.getLongValue();
        } catch (InputCoercionException outOfRange) {
            throw serialization("Value out of range for a long: " + text());
        } catch (IOException e) {
            throw malformed();
        }
    }

    private static long clamp(long value, long least, long most) {
        return Math.max(least, Math.min(most, value));
    }

    /** Reads a list with one call of the element reader for each element; null for null. */
    public <T> List<T> list(Element<T> element) {
        return switch (next()) {
            case START_ARRAY -> elements(element);
            case VALUE_NULL -> null;
            case START_OBJECT -> throw startOfStructure();
            default -> throw serialization("Unexpected field type");
        };
    }

    private <T> List<T> elements(Element<T> element) {
        List<T> values = new ArrayList<>();
        while (peekEndOfList() == null) {
            values.add(element.read(this));
        }
        return values;
    }

    /** Reads a map with one call of the element reader for each value; null for null. */
    public <T> Map<String, T> map(Element<T> element) {
        if (!startStructure()) {
            return null;
        }
        Map<String, T> values = new LinkedHashMap<>();
        for (String name = nextName(); name != null; name = nextName()) {
            values.put(name, element.read(this));
        }
        return values;
    }

    public List<String> stringList() {
        return list(RequestReader::string);
    }

    public Map<String, String> stringMap() {
        return map(RequestReader::string);
    }

    /** Enters a structure or map, whose members follow by {@link #nextName}; false where there is null instead. */
    public boolean startStructure() {
        return switch (next()) {
            case START_OBJECT -> true;
            case VALUE_NULL -> false;
            case START_ARRAY -> throw serialization("Unrecognized collection type class java.util.Map");
            default -> throw serialization("Unexpected field type");
        };
    }

    /** A token that {@link #peekEndOfList} has taken and that the next value starts with, or null. */
    private JsonToken peeked;

    /** The end of the list, or null after having taken the first token of the next element. */
    JsonToken peekEndOfList() {
        JsonToken token = next();
        if (token == JsonToken.END_ARRAY) {
            return token;
        }
        peeked = token;
        return null;
    }

    /** Whether the next value is null, which is passed over then. */
    boolean isNull() {
        JsonToken token = next();
        if (token == JsonToken.VALUE_NULL) {
            return true;
        }
        peeked = token;
        return false;
    }

    JsonToken next() {
        if (peeked != null) {
            JsonToken token = peeked;
            peeked = null;
            return token;
        }
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw malformed();
            }
            return token;
        } catch (IOException e) {
            throw malformed();
        }
    }

    String text() {
        try {
            return parser.getText();
        } catch (IOException e) {
            throw malformed();
        }
    }

    static DynamoDbException startOfStructure() {
        return serialization("Start of structure or map found where not expected.");
    }

    /** The refusal of the current token where a scalar of the named type was expected. */
    DynamoDbException wrongType(String expected, String collectionType) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> serialization("STRING_VALUE cannot be converted to " + expected);
            case VALUE_NUMBER_INT -> serialization("NUMBER_VALUE cannot be converted to " + expected);
            case VALUE_NUMBER_FLOAT -> serialization("DECIMAL_VALUE cannot be converted to " + expected);
            case VALUE_TRUE -> serialization("TRUE_VALUE cannot be converted to " + expected);
            case VALUE_FALSE -> serialization("FALSE_VALUE cannot be converted to " + expected);
            case START_ARRAY -> serialization("Unrecognized collection type " + collectionType);
            case START_OBJECT -> startOfStructure();
            default -> malformed();
        };
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one element of a list or map. */
    @FunctionalInterface
    public interface Element<T> {
        T read(RequestReader in);
    }
}
