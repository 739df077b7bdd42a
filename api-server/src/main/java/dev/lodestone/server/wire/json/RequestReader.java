package dev.lodestone.server.wire.json;

import static dev.lodestone.store.error.DynamoDbException.serialization;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import dev.lodestone.store.error.DynamoDbException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads the body of a request in one pass. Each method takes the next value; JSON's null is Java's null. A value of the
 * wrong JSON type is a SerializationException, with the service's words. Used by one thread.
 */
public final class RequestReader implements AutoCloseable {
    private static final String UNEXPECTED_FIELD_TYPE = "Unexpected field type";

    private static final String PARAMETERIZED_TYPE =
            "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to class java.lang.Class"
                    + " (sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl and java.lang.Class are in module"
                    + " java.base of loader 'bootstrap')";

    private final JsonParser parser;

    /** Whether the next value is an element of a list or map, of whose type the service speaks in other words. */
    private boolean atElement;

    private final NullElements nullElements = new NullElements();

    /** A token that has been taken to look at and that the next value starts with, or null. */
    private JsonToken peeked;

    public RequestReader(byte[] body, int offset, int length) {
        if (!isText(body, offset, length)) {
            throw malformed();
        }
        try {
            parser = RequestParsers.FACTORY.createParser(body, offset, length);
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw serialization(first == JsonToken.START_ARRAY ? "Start of list found where not expected" : null);
            }
        } catch (IOException e) {
            throw malformed();
        }
    }

    /**
     * Makes sure that a body is JSON, of whatever kind.
     *
     * @throws DynamoDbException SerializationException if it is not
     */
    public static void checkIsJson(byte[] body, int offset, int length) {
        if (!isText(body, offset, length)) {
            throw malformed();
        }
        try (JsonParser parser = RequestParsers.FACTORY.createParser(body, offset, length)) {
            parser.nextToken();
            parser.skipChildren();
            if (parser.currentToken() == null || parser.nextToken() != null) {
                throw malformed();
            }
        } catch (IOException e) {
            throw malformed();
        }
    }

    /** Whether this is UTF-8; UTF-16 and UTF-32, which the parser would find out by itself, have a zero at their start. */
    private static boolean isText(byte[] body, int offset, int length) {
        boolean wide = length > 1 && (body[offset] == 0 || body[offset + 1] == 0);
        return !wide && Utf8Check.isWellFormed(body, offset, length);
    }

    /** JSON that is none: the service says no more than that it cannot be read. */
    static DynamoDbException malformed() {
        return serialization(null);
    }

    /**
     * Reads a whole body, with one call for the value of each of its members.
     *
     * @throws DynamoDbException SerializationException if it is not JSON, or of the wrong kind; ValidationException if a list
     *     or map in it has a null that it must not have
     */
    public static void read(byte[] body, Member member) {
        try (RequestReader in = new RequestReader(body, 0, body.length)) {
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                member.read(name, in);
            }
            in.end();
        }
    }

    /** The name of the next member of the structure or map at hand, or null at its end. */
    public String nextName() {
        atElement = false;
        try {
            String name = parser.nextFieldName();
            if (name == null && parser.currentToken() != JsonToken.END_OBJECT) {
                throw malformed();
            }
            return name == null ? null : checked(name);
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

    /**
     * Makes sure that nothing follows the request, and that no list or map in it had a null that it must not have.
     *
     * @throws DynamoDbException SerializationException for the first, ValidationException for the second
     */
    public void end() {
        try {
            if (parser.nextToken() != null) {
                throw malformed();
            }
        } catch (IOException e) {
            throw malformed();
        }
        nullElements.refuse();
    }

    public String string() {
        return switch (next()) {
            case VALUE_STRING -> text();
            case VALUE_NULL -> null;
            default -> throw wrongType("String", "class java.lang.String");
        };
    }

    /** A string of Base64, not yet decoded. */
    String base64() {
        return switch (next()) {
            case VALUE_STRING -> text();
            case VALUE_NULL -> null;
            case START_ARRAY -> throw unrecognized("class java.nio.ByteBuffer");
            case START_OBJECT -> throw startOfStructure();
            default -> throw serialization("only base-64-encoded strings are convertible to bytes");
        };
    }

    public Boolean bool() {
        return switch (next()) {
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case VALUE_STRING -> bool(text());
            default -> throw wrongType("Boolean", "class java.lang.Boolean");
        };
    }

    /** The service takes these strings, in any case, for the value. */
    private static Boolean bool(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "TRUE", "YES", "1" -> Boolean.TRUE;
            case "FALSE", "NO", "0" -> Boolean.FALSE;
            default -> throw serialization("Unexpected token received from parser");
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

    /** Reads a list with one call of the element reader for each element, of which none may be null; null for null. */
    public <T> List<T> list(Element<T> element) {
        return list(element, true);
    }

    /** Reads a list whose elements may be null. */
    <T> List<T> listWithNulls(Element<T> element) {
        return list(element, false);
    }

    private <T> List<T> list(Element<T> element, boolean refuseNulls) {
        boolean isElement = atElement;
        return switch (next()) {
            case START_ARRAY -> elements(element, refuseNulls);
            case VALUE_NULL -> null;
            case START_OBJECT -> throw startOfStructure();
            default -> throw unexpectedType(isElement);
        };
    }

    private <T> List<T> elements(Element<T> element, boolean refuseNulls) {
        List<T> values = new ArrayList<>();
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            peeked = token;
            atElement = true;
            T value = element.read(this);
            if (value == null && refuseNulls) {
                nullElements.add(parser.getParsingContext());
            } else {
                values.add(value);
            }
        }
        return values;
    }

    /** Reads a map with one call of the element reader for each value, of which none may be null; null for null. */
    public <T> Map<String, T> map(Element<T> element) {
        return startMap(null) ? mapElements(element) : null;
    }

    /** Reads a map of lists of structures of this type; null for null. */
    public <T> Map<String, List<T>> mapOfLists(String type, Element<T> element) {
        return startMap(ModelNames.mapOfLists(type)) ? mapElements(in -> in.list(element)) : null;
    }

    private <T> Map<String, T> mapElements(Element<T> element) {
        Map<String, T> values = new LinkedHashMap<>();
        for (String name = nextElementName(); name != null; name = nextElementName()) {
            T value = element.read(this);
            if (value == null) {
                nullElements.add(parser.getParsingContext());
            } else {
                values.put(name, value);
            }
        }
        return values;
    }

    /** The name of the next element of the map at hand, or null at its end. */
    String nextElementName() {
        String name = nextName();
        atElement = true;
        return name;
    }

    public List<String> stringList() {
        return list(RequestReader::string);
    }

    public Map<String, String> stringMap() {
        return map(RequestReader::string);
    }

    /** Enters a structure, whose members follow by {@link #nextName}; false where there is null instead. */
    public boolean startStructure() {
        return startStructure(null);
    }

    /** The same for a structure whose type is not to be told from the name of the member. */
    public boolean startStructure(String type) {
        boolean element = atElement;
        return switch (next()) {
            case START_OBJECT -> true;
            case VALUE_NULL -> false;
            case START_ARRAY -> throw unrecognized("class " + ModelNames.structure(type == null ? memberName() : type));
            default -> throw serialization(element ? "Unexpected value type in payload" : UNEXPECTED_FIELD_TYPE);
        };
    }

    /** Enters a map, whose elements follow by {@link #nextElementName}; false where there is null instead. */
    boolean startMap() {
        return startMap(null);
    }

    private boolean startMap(String type) {
        boolean isElement = atElement;
        return switch (next()) {
            case START_OBJECT -> {
                parser.getParsingContext().setCurrentValue(NullElements.MAP);
                yield true;
            }
            case VALUE_NULL -> false;
            case START_ARRAY -> throw unrecognized(type == null ? ModelNames.map(memberName()) : type);
            default -> throw unexpectedType(isElement);
        };
    }

    /** The refusal of a scalar in the place of a list or map, which the service stumbles over where it is an element. */
    private static DynamoDbException unexpectedType(boolean isElement) {
        return serialization(isElement ? PARAMETERIZED_TYPE : UNEXPECTED_FIELD_TYPE);
    }

    /** The name of the member that the array just entered is, or is in the place of an element of. */
    private String memberName() {
        JsonStreamContext around = parser.getParsingContext().getParent();
        boolean inElement = atElement || around.inArray();
        if (inElement && !around.getParent().inRoot()) {
            around = around.getParent();
        }
        while (around.inArray()) {
            around = around.getParent();
        }
        String name = around.getCurrentName();
        return name == null ? "" : name;
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
            return checked(parser.getText());
        } catch (IOException e) {
            throw malformed();
        }
    }

    /** A name or string, which escapes may have given half of a character. */
    private static String checked(String text) {
        if (Utf8Check.hasLoneSurrogate(text)) {
            throw malformed();
        }
        return text;
    }

    static DynamoDbException startOfStructure() {
        return serialization("Start of structure or map found where not expected");
    }

    static DynamoDbException unrecognized(String type) {
        return serialization("Unrecognized collection type " + type);
    }

    /** The refusal of the current token where a scalar of the named type was expected. */
    DynamoDbException wrongType(String expected, String collectionType) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> serialization("STRING_VALUE cannot be converted to " + expected);
            case VALUE_NUMBER_INT -> serialization("NUMBER_VALUE cannot be converted to " + expected);
            case VALUE_NUMBER_FLOAT -> serialization("DECIMAL_VALUE cannot be converted to " + expected);
            case VALUE_TRUE -> serialization("TRUE_VALUE cannot be converted to " + expected);
            case VALUE_FALSE -> serialization("FALSE_VALUE cannot be converted to " + expected);
            case START_ARRAY -> unrecognized(collectionType);
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

    /** Reads the value of a member. */
    @FunctionalInterface
    public interface Member {
        void read(String name, RequestReader in);
    }

    /** Reads one element of a list or map. */
    @FunctionalInterface
    public interface Element<T> {
        T read(RequestReader in);
    }
}
