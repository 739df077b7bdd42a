package dev.lodestone.server.trigger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import dev.lodestone.streams.json.JsonTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One call of a function, which does nothing until a test tells it what. Thread-safe.
 *
 * @param function its name
 * @param headers of the request that the function has sent here, or that called it
 * @param payload the event, as the function sees it
 * @param reply what it is told
 */
record HandlerCall(String function, Headers headers, byte[] payload, CompletableFuture<Reply> reply) {
    /** How functions that are told what to do are told to do something else than to return. */
    private static final String THEN = "X-Then";

    /**
     * What a function is told, and what Invoke answers where the test is the function.
     *
     * @param body what the function returns, as JSON
     */
    record Reply(int status, Map<String, String> headers, byte[] body) {
        static Reply ok(String json) {
            return new Reply(200, Map.of(), json.getBytes(UTF_8));
        }
    }

    /** The event as text. */
    String event() {
        return new String(payload, UTF_8);
    }

    Map<String, Object> json() {
        try {
            return JsonTree.readObject(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something of the event besides its records. */
    Object member(String name) {
        return json().get(name);
    }

    @SuppressWarnings("unchecked") // as events are written
    List<Map<String, Object>> records() {
        return (List<Map<String, Object>>) json().get("Records");
    }

    @SuppressWarnings("unchecked") // as events are written
    private static Map<String, Object> map(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.get(name);
    }

    /** The partition keys of the records, which are strings named {@code pk}. */
    List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (Map<String, Object> record : records()) {
            Map<String, Object> key = map(map(map(record, "dynamodb"), "Keys"), "pk");
            ids.add((String) key.get("S"));
        }
        return ids;
    }

    String sequenceNumber(int record) {
        return (String) map(records().get(record), "dynamodb").get("SequenceNumber");
    }

    /** The id of the invocation, as the function is told it. */
    String requestId() {
        return headers.getFirst("X-Request-Id");
    }

    private void tell(int status, Map<String, String> told, String body) {
        reply.complete(new Reply(status, told, body.getBytes(UTF_8)));
    }

    /** Has the function return this JSON. */
    void answer(String json) {
        reply.complete(Reply.ok(json));
    }

    /** Has it return null. */
    void succeed() {
        answer("null");
    }

    /** Has it report these records of the batch as failed. */
    void failItems(int... records) {
        List<String> entries = new ArrayList<>();
        for (int record : records) {
            entries.add("{\"itemIdentifier\":\"" + sequenceNumber(record) + "\"}");
        }
        answer("{\"batchItemFailures\":[" + String.join(",", entries) + "]}");
    }

    /** Has it throw an error. */
    void fail() {
        tell(
                200,
                Map.of(THEN, "throw", "X-Amz-Function-Error", "Unhandled"),
                "{\"errorMessage\":\"broken on purpose\",\"errorType\":\"Error\"}");
    }

    /** Has its process end. */
    void exit() {
        tell(200, Map.of(THEN, "exit"), "");
    }

    /** Has it return nothing at all. */
    void returnNothing() {
        tell(200, Map.of(THEN, "nothing"), "");
    }

    /** Has an endpoint answer something else than a result of the function. */
    void refuse(int status) {
        tell(status, Map.of("X-Amzn-ErrorType", "Refused"), "{\"message\":\"refused on purpose\"}");
    }
}
