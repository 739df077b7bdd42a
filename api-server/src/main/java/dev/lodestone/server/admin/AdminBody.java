package dev.lodestone.server.admin;

import static dev.lodestone.server.admin.AdminAnswer.badRequest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import dev.lodestone.server.rest.RestException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The body of a request to the admin API: one JSON object of strings and whole numbers, with known members only. Immutable. */
final class AdminBody {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, Object> members;

    private AdminBody(Map<String, Object> members) {
        this.members = members;
    }

    /**
     * Reads a body.
     *
     * @param known the members that it may have
     * @throws dev.lodestone.server.rest.RestException status 400 if it is anything else
     */
    static AdminBody read(byte[] body, Set<String> known) {
        try (JsonParser parser = FACTORY.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notAnObject();
            }
            Map<String, Object> members = new HashMap<>();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                if (!known.contains(name)) {
                    throw badRequest("Unknown member \"" + name + "\"; known are " + new TreeSet<>(known));
                }
                members.put(name, value(name, parser));
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw notAnObject();
            }
            return new AdminBody(members);
        } catch (IOException e) {
            throw notAnObject();
        }
    }

    static RestException notAnObject() {
        return badRequest("The body must be one JSON object");
    }

    private static Object value(String name, JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            try {
                return parser.getLongValue();
            } catch (InputCoercionException e) {
                throw badRequest("\"" + name + "\" is out of range");
            }
        }
        throw badRequest("\"" + name + "\" must be a string or a whole number");
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /**
     * A member, a {@link String} or a {@link Long}.
     *
     * @throws dev.lodestone.server.rest.RestException status 400 if it is missing
     */
    Object value(String name) {
        Object value = members.get(name);
        if (value == null) {
            throw badRequest("\"" + name + "\" is missing");
        }
        return value;
    }

    /**
     * A member that is a string.
     *
     * @throws dev.lodestone.server.rest.RestException status 400 if it is missing or a number
     */
    String text(String name) {
        if (value(name) instanceof String text) {
            return text;
        }
        throw badRequest("\"" + name + "\" must be a string, not a number");
    }
}
