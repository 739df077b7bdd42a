package dev.lodestone.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.wire.RequestSignature;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class HttpAnswersTest extends HttpServerFixture {
    @Test
    void haveTheHeadersOfTheService() throws Exception {
        HttpResponse<String> response = post("Echo", "{\"a\":1}");

        assertEquals(200, response.statusCode());
        assertEquals("{\"a\":1}", response.body());
        assertEquals(JSON, response.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("Server", response.headers().firstValue("Server").orElseThrow());
        assertEquals(
                crc32("{\"a\":1}".getBytes(UTF_8)),
                response.headers().firstValue("x-amz-crc32").orElseThrow());
        assertTrue(response.headers()
                .firstValue("x-amzn-RequestId")
                .orElseThrow()
                .matches("[0-9A-V]{26}VV4KQNSO5AEMVJF66Q9ASUAAJG"));
        assertTrue(response.headers()
                .firstValue("Date")
                .orElseThrow()
                .matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT"));
        assertTrue(response.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
    }

    @Test
    void haveRequestIdsOfTheirOwn() throws Exception {
        assertNotEquals(
                post("Echo", "{}").headers().firstValue("x-amzn-RequestId"),
                post("Echo", "{}").headers().firstValue("x-amzn-RequestId"));
    }

    @Test
    void comeFromWorkersToo() throws Exception {
        assertEquals("{\"b\":2}", post("EchoLong", "{\"b\":2}").body());
    }

    @Test
    void carryTheSignatureToTheWire() throws Exception {
        HttpRequest request = post("Signature", new byte[0])
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=me")
                .header("X-Amz-Date", "20260101T000000Z")
                .header("date", "today")
                .build();
        RequestSignature inHeaders =
                new RequestSignature("AWS4-HMAC-SHA256 Credential=me", "20260101T000000Z", "today", null);
        assertEquals(
                inHeaders.toString(),
                client.send(request, BodyHandlers.ofString()).body());

        HttpRequest presigned = HttpRequest.newBuilder(
                        post("Signature", new byte[0]).build(), (name, value) -> true)
                .uri(URI.create(request.uri() + "?X-Amz-Credential=a%2Fb"))
                .build();
        RequestSignature inQuery = new RequestSignature(null, null, null, "X-Amz-Credential=a%2Fb");
        assertEquals(
                inQuery.toString(),
                client.send(presigned, BodyHandlers.ofString()).body());
    }

    @Test
    void keepTheVersionOfTheProtocol() throws Exception {
        HttpRequest request = request()
                .header("X-Amz-Target", "Echo")
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        assertEquals(
                "application/x-amz-json-1.1",
                response.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void toMissingAndUnknownTargetsAreTheWires() throws Exception {
        HttpRequest request = request()
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertEquals(
                "unknown target null",
                client.send(request, BodyHandlers.ofString()).body());
        assertEquals("unknown target Foo", post("Foo", "{}").body());
        assertEquals(400, post("Foo", "{}").statusCode());
    }

    @Test
    void toABrokenWireAreInternalErrors() throws Exception {
        HttpResponse<String> response = post("Break", "{}");
        assertEquals(500, response.statusCode());
        assertTrue(response.body().contains("InternalServerError"), response.body());
    }

    @Test
    void mayBeLarge() throws Exception {
        HttpResponse<byte[]> response = client.send(post("Large", new byte[0]).build(), BodyHandlers.ofByteArray());
        assertEquals(EchoService.LARGE, response.body().length);
        assertEquals(
                crc32(response.body()),
                response.headers().firstValue("x-amz-crc32").orElseThrow());
    }
}
