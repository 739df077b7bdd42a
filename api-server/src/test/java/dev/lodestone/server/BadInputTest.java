package dev.lodestone.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Input that nobody should send: a clear refusal, the server goes on, and the table stays as it was. */
@ParameterizedClass
@EnumSource(EngineKind.class)
class BadInputTest {
    private static final int LARGEST_ITEM = 400 * 1024;

    private final TestServer server;
    private String table;
    private String before;

    BadInputTest(EngineKind engine) {
        server = TestServer.shared(engine);
    }

    @BeforeEach
    void createTable() {
        table = TestTables.withSortKey(server.client(), ScalarAttributeType.S);
        assertEquals(200, put("a", "b", "\"v\":{\"N\":\"1\"}").statusCode());
        before = dump();
    }

    private String dump() {
        return server.send("Scan", "{\"TableName\":\"" + table + "\"}").body();
    }

    private String putBody(String partitionKey, String sortKey, String members) {
        return "{\"TableName\":\"" + table + "\",\"Item\":{\"pk\":{\"S\":\"" + partitionKey + "\"},\"sk\":{\"S\":\""
                + sortKey + "\"}" + (members.isEmpty() ? "" : ",") + members + "}}";
    }

    private HttpResponse<String> put(String partitionKey, String sortKey, String members) {
        return server.send("PutItem", putBody(partitionKey, sortKey, members));
    }

    private void assertRefused(String type, String message, HttpResponse<String> answer) {
        assertEquals(400, answer.statusCode(), answer::body);
        assertTrue(answer.body().contains("#" + type + "\""), answer::body);
        assertTrue(answer.body().contains(message), answer::body);
        assertEquals(before, dump());
    }

    private void assertSerializationException(byte[] body) {
        assertRefused("SerializationException", "", server.send("PutItem", body));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "\"x\"",
                "1",
                "null",
                "true",
                "{",
                "{}{}",
                "{\"a\"",
                "{'a':1}",
                "{\"a\":01}",
                "nul"
            })
    void bodiesThatAreNoStructure(String body) {
        assertSerializationException(utf8(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"L\":[", "{\"M\":{\"a\":"})
    void bottomlessNesting(String opening) {
        String value = opening.repeat(10_000);
        assertSerializationException(utf8("{\"Unknown\":" + value));
        assertSerializationException(utf8("{\"TableName\":\"" + table + "\",\"Item\":{\"a\":" + value));
    }

    @ParameterizedTest
    @CsvSource({"31, true", "32, false", "200, false"})
    void itemsNestedTooDeeply(int levels, boolean allowed) {
        String value = "{\"L\":[".repeat(levels) + "]}".repeat(levels);
        HttpResponse<String> answer = put("a", "nested", "\"v\":" + value);
        if (allowed) {
            assertEquals(200, answer.statusCode(), answer::body);
        } else {
            assertRefused("ValidationException", "Nesting Levels have exceeded supported limits", answer);
        }
    }

    @Test
    void textThatIsNotUtf8() {
        byte[][] broken = {
            {(byte) 0xff},
            {(byte) 0xc3},
            {(byte) 0xc0, (byte) 0x80},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {(byte) 0x80}
        };
        for (byte[] bytes : broken) {
            byte[] body = utf8(putBody("a", "b", "\"v\":{\"S\":\"----\"}"));
            int at = new String(body, StandardCharsets.ISO_8859_1).indexOf("----");
            System.arraycopy(bytes, 0, body, at, bytes.length);
            assertSerializationException(body);
        }
        assertSerializationException(putBody("a", "b", "").getBytes(StandardCharsets.UTF_16LE));
        assertSerializationException(putBody("a", "b", "").getBytes(StandardCharsets.UTF_16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud800", "\\udc00", "a\\ud83d", "\\ude00\\ud83d"})
    void halvesOfCharacters(String text) {
        assertSerializationException(utf8(putBody("a", "b", "\"v\":{\"S\":\"" + text + "\"}")));
        assertSerializationException(utf8(putBody("a", "b", "\"" + text + "\":{\"S\":\"x\"}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"N":""}        | ValidationException    | cannot be converted to a numeric value
                    {"N":"abc"}     | ValidationException    | cannot be converted to a numeric value
                    {"N":"1e126"}   | ValidationException    | Number overflow
                    {"N":"1e-131"}  | ValidationException    | Number underflow
                    {"N":"123456789012345678901234567890123456789"} | ValidationException | more than 38 significant digits
                    {"N":1}         | SerializationException | NUMBER_VALUE cannot be converted to String
                    {"B":"AAAA="}   | SerializationException | Base64 encoded length is expected a multiple of 4 bytes but found: 5
                    {"B":"A-A="}    | SerializationException | Invalid Base64 character: '-'
                    {"B":"AB=="}    | SerializationException | Invalid last non-pad Base64 character
                    {"B":5}         | SerializationException | only base-64-encoded strings are convertible to bytes
                    {"B":[]}        | SerializationException | Unrecognized collection type class java.nio.ByteBuffer
                    {"BS":[]}       | ValidationException    | Binary sets should not be empty
                    {"BS":[null]}   | ValidationException    | One or more parameter values were invalid
                    {"SS":[null]}   | ValidationException    | Supplied AttributeValue is empty
                    {"NS":[null]}   | ValidationException    | cannot be converted to a numeric value
                    {"L":[null]}    | ValidationException    | Supplied AttributeValue is empty
                    {"L":[1]}       | SerializationException | Unexpected value type in payload
                    {"M":{"a":[]}}  | SerializationException | Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue
                    {"M":5}         | SerializationException | Unexpected field type
                    {"BOOL":"hm"}   | SerializationException | Unexpected token received from parser
                    {}              | ValidationException    | Supplied AttributeValue is empty
                    null            | ValidationException    | Supplied AttributeValue is empty
                    5               | SerializationException | Unexpected value type in payload
                    """)
    void valuesThatAreNone(String value, String type, String message) {
        assertRefused(type, message, put("a", "b", "\"v\":" + value));
    }

    @Test
    void nullsInListsAndMaps() {
        String query = "{\"TableName\":\"" + table + "\",\"AttributesToGet\":[\"pk\",null]}";
        assertRefused(
                "ValidationException",
                "1 validation error detected: Value null at 'attributesToGet.2.member' failed to satisfy constraint: Member"
                        + " must not be null",
                server.send("Scan", query));
        assertRefused(
                "ValidationException",
                "Value null at 'expressionAttributeNames.#a.member' failed to satisfy constraint: Member must not be null",
                server.send("Scan", "{\"TableName\":\"" + table + "\",\"ExpressionAttributeNames\":{\"#a\":null}}"));
    }

    @Test
    void nullsBelowMapsAndLists() {
        String get = "{\"RequestItems\":{\"" + table + "\":{\"Keys\":[],\"AttributesToGet\":[null]}}}";
        assertRefused(
                "ValidationException",
                "1 validation error detected: Value null at 'requestItems." + table
                        + ".member.attributesToGet.1.member' failed to satisfy constraint: Member must not be null",
                server.send("BatchGetItem", get));
        assertRefused(
                "ValidationException",
                "Value null at 'globalSecondaryIndexUpdates.1.member.create.keySchema.1.member' failed to satisfy",
                server.send("UpdateTable", "{\"GlobalSecondaryIndexUpdates\":[{\"Create\":{\"KeySchema\":[null]}}]}"));
    }

    @Test
    void listsInThePlaceOfStructures() {
        assertRefused(
                "SerializationException",
                "Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue",
                server.send("BatchGetItem", "{\"RequestItems\":{\"t\":{\"Keys\":[{\"pk\":[]}]}}}"));
        for (String action : List.of("Create", "Update", "Delete")) {
            assertRefused(
                    "SerializationException",
                    "Unrecognized collection type class com.amazonaws.dynamodb.v20120810." + action
                            + "GlobalSecondaryIndexAction",
                    server.send("UpdateTable", "{\"GlobalSecondaryIndexUpdates\":[{\"" + action + "\":[]}]}"));
        }
    }

    @Test
    void namesOfAttributesThatAreTooLong() {
        String tooLong = "\u20ac".repeat(21_846);
        String message = "Attribute name is too large, must be less than 65536 bytes";
        assertRefused("ValidationException", message, put("a", "b", "\"" + tooLong + "\":{\"S\":\"v\"}"));
        String nested = "\"m\":{\"M\":{\"" + tooLong + "\":{\"S\":\"v\"}}}";
        assertRefused("ValidationException", message, put("a", "b", nested));
        String update = "{\"TableName\":\"" + table + "\",\"Key\":{\"pk\":{\"S\":\"a\"},\"sk\":{\"S\":\"b\"}},"
                + "\"AttributeUpdates\":{\"" + tooLong + "\":{\"Value\":{\"S\":\"v\"}}}}";
        assertRefused("ValidationException", message, server.send("UpdateItem", update));
    }

    @ParameterizedTest
    @CsvSource({"1e400", "99999999999999999999", "-1", "0", "-1e400"})
    void numbersThatNoLimitCanBe(String limit) {
        HttpResponse<String> answer = server.send("Scan", "{\"TableName\":\"" + table + "\",\"Limit\":" + limit + "}");
        assertEquals(400, answer.statusCode(), answer::body);
        assertEquals(before, dump());
    }

    @Test
    void keysThatAreTooLong() {
        assertEquals(200, put("x".repeat(2048), "y".repeat(1024), "").statusCode());
        assertEquals(200, put("\u00e4".repeat(1024), "\u00e4".repeat(512), "").statusCode());
        before = dump();
        assertRefused("ValidationException", "2048 bytes", put("x".repeat(2049), "y", ""));
        assertRefused("ValidationException", "1024 bytes", put("x", "y".repeat(1025), ""));
        assertRefused("ValidationException", "2048 bytes", put("\u00e4".repeat(1024) + "x", "y", ""));
        assertRefused("ValidationException", "1024 bytes", put("x", "\u00e4".repeat(512) + "y", ""));
    }

    @Test
    void itemsThatAreTooLarge() {
        int rest = "pk".length() + "sk".length() + "v".length() + 2;
        String largest = "x".repeat(LARGEST_ITEM - rest);
        assertRefused(
                "ValidationException",
                "Item size has exceeded the maximum allowed size",
                put("l", "m", "\"v\":{\"S\":\"" + largest + "x\"}"));
        assertEquals(200, put("l", "m", "\"v\":{\"S\":\"" + largest + "\"}").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "PutItem", "DynamoDB_20120810.Nothing", "DynamoDB_20111205.PutItem", "DynamoDB_20120810."})
    void targetsThatNobodyServes(String target) throws IOException {
        try (Socket socket = connect()) {
            send(socket, "X-Amz-Target: " + target + "\r\n", putBody("x", "y", ""));
            String answer = read(socket);
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertTrue(answer.contains("com.amazon.coral.service#UnknownOperationException"), answer);
            send(socket, "", putBody("x", "y", ""));
            assertTrue(read(socket).contains("#UnknownOperationException"));
            send(socket, "X-Amz-Target: DynamoDB_20120810.ListTables\r\n", "{}");
            assertTrue(read(socket).startsWith("HTTP/1.1 200 "));
        }
        assertEquals(before, dump());
    }

    @Test
    void requestsThatStopHalfway() throws IOException {
        String body = putBody("half", "sent", "\"v\":{\"S\":\"" + "x".repeat(100) + "\"}");
        for (int length = 0; length < body.length(); length += 23) {
            try (Socket socket = connect()) {
                String head = "POST / HTTP/1.1\r\nX-Amz-Target: DynamoDB_20120810.PutItem\r\n"
                        + "Content-Type: application/x-amz-json-1.0\r\nContent-Length: " + body.length() + "\r\n\r\n";
                socket.getOutputStream().write(utf8(head + body.substring(0, length)));
            }
        }
        assertEquals(before, dump());
    }

    private Socket connect() throws IOException {
        Socket socket =
                new Socket(server.endpoint().getHost(), server.endpoint().getPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void send(Socket socket, String header, String body) throws IOException {
        String head = "POST / HTTP/1.1\r\nContent-Type: application/x-amz-json-1.0\r\n" + TestServer.SIGNATURE_HEADERS
                + header + "Content-Length: " + body.length() + "\r\n\r\n";
        socket.getOutputStream().write(utf8(head + body));
    }

    /** Reads one answer, whose body is JSON that ends the last line. */
    private static String read(Socket socket) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) {
            answer.append((char) socket.getInputStream().read());
        }
        int from = answer.indexOf("Content-Length: ") + "Content-Length: ".length();
        int length = Integer.parseInt(answer.substring(from, answer.indexOf("\r\n", from)));
        return answer + new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }
}
