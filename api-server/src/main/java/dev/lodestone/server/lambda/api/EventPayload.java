package dev.lodestone.server.lambda.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lodestone.streams.error.LambdaErrorType;
import dev.lodestone.streams.error.LambdaException;
import dev.lodestone.streams.json.JsonTree;
import java.io.IOException;
import java.util.Base64;

/** Checks what callers hand to functions. */
final class EventPayload {
    private static final byte[] EMPTY = {'{', '}'};

    /** How much of a payload the refusal shows. */
    private static final int MOST_SHOWN = 500;

    private EventPayload() {}

    /**
     * The event in the body of a request; where there is no body, the empty object.
     *
     * @throws LambdaException InvalidRequestContentException if it is not JSON
     */
    static byte[] of(byte[] body) {
        if (body.length == 0) {
            return EMPTY;
        }
        try {
            check(body);
        } catch (JsonProcessingException e) {
            throw notJson(e.getOriginalMessage() + place(body, e.getLocation()));
        } catch (IOException e) {
            throw notJson(e.getMessage());
        }
        return body;
    }

    private static void check(byte[] json) throws IOException {
        try (JsonParser parser = JsonTree.FACTORY.createParser(json)) {
            if (parser.nextToken() == null) {
                throw new IOException("There is nothing but white space");
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new IOException("There is something after the end of the event");
            }
        }
    }

    private static LambdaException notJson(String why) {
        return invalid("Could not parse request body into json: Could not parse payload into json: " + why);
    }

    /** Where the parser stumbled, as it prints that itself where it is told to. */
    private static String place(byte[] body, JsonLocation location) {
        int shown = Math.min(body.length, MOST_SHOWN);
        String more = body.length > shown ? "[truncated " + (body.length - shown) + " bytes]" : "";
        return "\n at [Source: (byte[])\"" + new String(body, 0, shown, UTF_8) + "\"" + more + "; line: "
                + location.getLineNr() + ", column: " + location.getColumnNr() + "]";
    }

    /**
     * What comes beside the event, in base64 as it was sent; null for nothing.
     *
     * @throws LambdaException InvalidRequestContentException if there is no JSON object in it
     */
    static String clientContext(String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return null;
        }
        try {
            JsonTree.readObject(Base64.getDecoder().decode(encoded));
        } catch (IllegalArgumentException | IOException e) {
            throw invalid("Client context must be a valid Base64-encoded JSON object.");
        }
        return encoded;
    }

    private static LambdaException invalid(String message) {
        return new LambdaException(LambdaErrorType.INVALID_REQUEST_CONTENT, message);
    }
}
