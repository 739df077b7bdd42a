package dev.lodestone.streams.asynchronous;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lodestone.streams.json.JsonTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A call that has been accepted, as it is kept in the store: a JSON object. Immutable.
 *
 * @param id the id of the request, the same at each attempt
 * @param functionArn the whole ARN, with a version or alias where one was asked for
 * @param payload the event, JSON in UTF-8
 * @param clientContext what the caller gave beside it, in base64; null if nothing
 * @param acceptedMillis when it was accepted, in milliseconds since the epoch
 * @param failures how often the function has failed with it
 * @param refusals how often in a row the function could not be called
 */
record AsynchronousCall(
        String id,
        String functionArn,
        byte[] payload,
        String clientContext,
        long acceptedMillis,
        int failures,
        int refusals) {
    AsynchronousCall failed() {
        return new AsynchronousCall(id, functionArn, payload, clientContext, acceptedMillis, failures + 1, 0);
    }

    AsynchronousCall refused() {
        return new AsynchronousCall(id, functionArn, payload, clientContext, acceptedMillis, failures, refusals + 1);
    }

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonTree.FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField("functionArn", functionArn);
            json.writeStringField("payload", new String(payload, StandardCharsets.UTF_8));
            json.writeStringField("clientContext", clientContext);
            json.writeNumberField("accepted", acceptedMillis);
            json.writeNumberField("failures", failures);
            json.writeNumberField("refusals", refusals);
            json.writeEndObject();
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalStateException if it was not that
     */
    static AsynchronousCall decode(byte[] document) {
        try {
            Map<String, Object> members = JsonTree.readObject(document);
            return new AsynchronousCall(
                    (String) members.get("id"),
                    (String) members.get("functionArn"),
                    ((String) members.get("payload")).getBytes(StandardCharsets.UTF_8),
                    (String) members.get("clientContext"),
                    ((Number) members.get("accepted")).longValue(),
                    ((Number) members.get("failures")).intValue(),
                    ((Number) members.get("refusals")).intValue());
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("A stored asynchronous call cannot be read", e);
        }
    }
}
