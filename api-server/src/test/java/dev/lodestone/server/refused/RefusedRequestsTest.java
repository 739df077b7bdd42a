package dev.lodestone.server.refused;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lodestone.server.EngineKind;
import dev.lodestone.server.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that must be refused, over the wire: each gets the very error and the very message, and leaves the store as it
 * was. The requests are in the resources of this package, a file for each group.
 */
class RefusedRequestsTest {
    private static final int FEWEST = 300;

    /** The groups; one more needs its file and its line here. */
    private static final List<String> FILES = List.of(
            "values.txt",
            "put-item.txt",
            "update-item.txt",
            "delete-item.txt",
            "get-item.txt",
            "conditions.txt",
            "query.txt",
            "scan.txt",
            "batch.txt",
            "transact-get.txt",
            "transact-write.txt",
            "create-table.txt",
            "update-table.txt",
            "other-table-operations.txt",
            "streams.txt",
            "tags.txt",
            "time-to-live.txt",
            "scalar-keys.txt",
            "statement-syntax.txt",
            "select.txt",
            "insert.txt",
            "update-and-delete.txt",
            "statement-batch.txt",
            "statement-transaction.txt");

    static Stream<Arguments> groups() {
        return Arrays.stream(EngineKind.values())
                .flatMap(engine -> FILES.stream().map(file -> Arguments.of(engine, file)));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void refusedRequestsChangeNothing(EngineKind engine, String file) {
        try (TestServer server = TestServer.start(TestServer.options(engine))) {
            RefusalTables tables = new RefusalTables(server);
            tables.create();
            String before = tables.dump();
            assertAll(RefusedRequestFile.read(file).stream().map(request -> check(request, server, tables, before)));
        }
    }

    private static Executable check(RefusedRequest request, TestServer server, RefusalTables tables, String before) {
        return () -> {
            HttpResponse<String> answer = server.send(request.operation(), request.body());
            String place = "line " + request.line();
            if (request.isRefusedWithinAnswer()) {
                assertEquals(request.message(), answer.body(), place);
                assertEquals(200, answer.statusCode(), place);
            } else {
                checkError(request, answer, place);
            }
            assertEquals(before, tables.dump(), place);
        };
    }

    private static void checkError(RefusedRequest request, HttpResponse<String> answer, String place) {
        Map<String, String> error = members(answer.body());
        assertEquals(request.message(), error.get("message"), place);
        assertEquals(request.qualifiedType(), error.get("__type"), place);
        assertEquals(400, answer.statusCode(), place);
        request.also().forEach(text -> assertTrue(answer.body().contains(text), place + ": " + answer.body()));
    }

    /** The members of the answer that are strings; the message has one name, however it is written. */
    private static Map<String, String> members(String body) {
        Map<String, String> members = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(body)) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                if (parser.nextToken() == JsonToken.VALUE_STRING) {
                    members.put(name.equals("Message") ? "message" : name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return members;
    }

    @Test
    void thereAreManyOfThem() {
        int count = 0;
        for (String file : FILES) {
            count += RefusedRequestFile.read(file).size();
        }
        assertTrue(count >= FEWEST, "only " + count);
    }
}
