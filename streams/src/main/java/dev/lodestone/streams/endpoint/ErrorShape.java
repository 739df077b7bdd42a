package dev.lodestone.streams.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The shape of a body that describes the failure of a function. */
final class ErrorShape {
    private static final JsonFactory JSON = new JsonFactory();

    /** How the runtime interface emulator tells a time-out, in plain text. */
    private static final byte[] TIME_OUT = "Task timed out after ".getBytes(StandardCharsets.US_ASCII);

    private ErrorShape() {}

    /** Whether this is an object with a message and a type of an error, or the text of a time-out. */
    static boolean matches(byte[] body) {
        return startsWith(body, TIME_OUT) || namesError(body);
    }

    private static boolean startsWith(byte[] body, byte[] start) {
        return body.length >= start.length && Arrays.equals(body, 0, start.length, start, 0, start.length);
    }

    private static boolean namesError(byte[] body) {
        boolean message = false;
        boolean type = false;
        try (JsonParser in = JSON.createParser(body)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                message |= name.equals("errorMessage");
                type |= name.equals("errorType");
                in.nextToken();
                in.skipChildren();
            }
        } catch (IOException notJson) {
            return false;
        }
        return message && type;
    }
}
