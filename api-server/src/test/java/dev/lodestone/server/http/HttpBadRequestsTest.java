package dev.lodestone.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HttpBadRequestsTest extends HttpServerFixture {
    private void assertRefused(int status, String request) throws IOException {
        try (RawClient raw = new RawClient(server)) {
            RawClient.Response response = raw.send(request).read();
            assertEquals(status, response.status());
            assertTrue(response.text().startsWith("{\"__type\":"), response.text());
            assertTrue(response.checksumIsRight());
            assertEquals("close", response.header("Connection"));
            assertTrue(raw.isClosedByServer());
        }
        assertServes();
    }

    private void assertServes() throws IOException {
        try (RawClient raw = new RawClient(server)) {
            assertEquals("{}", raw.send(RawClient.post("Echo", "{}")).read().text());
        }
    }

    @Test
    void thatAreNotHttp() throws Exception {
        assertRefused(400, "\u0016\u0003\u0001\u0002\u0000\u0001\u0000");
        assertRefused(400, "hello\r\n\r\n");
        assertRefused(400, "GET / SPDY/9 nonsense\r\n\r\n");
    }

    @Test
    void withHugeHeaders() throws Exception {
        assertRefused(431, "GET / HTTP/1.1\r\nX: " + "x".repeat(100_000) + "\r\n\r\n");
        assertRefused(414, "GET /" + "x".repeat(100_000) + " HTTP/1.1\r\n\r\n");
    }

    @Test
    void withABrokenLength() throws Exception {
        assertRefused(400, "POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n{}");
        assertRefused(400, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n");
    }

    @Test
    void withUnknownExpectations() throws Exception {
        assertRefused(417, RawClient.post("Echo", "{}", "Expect: 200-ok"));
    }

    @Test
    void thatAnnounceTooMuch() throws Exception {
        assertRefused(413, "POST / HTTP/1.1\r\nContent-Length: 16777217\r\nExpect: 100-continue\r\n\r\n");
        assertRefused(413, "POST / HTTP/1.1\r\nContent-Length: 16777217\r\n\r\n" + "x".repeat(1_000_000));
    }

    @Test
    void thatSendTooMuchInChunks() throws Exception {
        String chunk = "100000\r\n" + "x".repeat(0x100000) + "\r\n";
        assertRefused(413, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(17));
    }

    @Test
    void thatAreAsLargeAsAllowed() throws Exception {
        byte[] body = new byte[16 * 1024 * 1024];
        HttpResponse<byte[]> response = client.send(post("Echo", body).build(), BodyHandlers.ofByteArray());
        assertEquals(200, response.statusCode());
        assertEquals(body.length, response.body().length);
    }

    @Test
    void thatStopHalfway() throws Exception {
        String request = RawClient.post("Echo", "{\"a\":1}");
        for (int length = 1; length < request.length(); length += 7) {
            try (RawClient raw = new RawClient(server)) {
                raw.send(request.substring(0, length));
                raw.endOutput();
                while (!raw.isClosedByServer()) {
                    assertServes();
                }
            }
        }
    }

    @Test
    void thatAreResetHalfwayOrBeforeTheAnswer() throws Exception {
        String request = RawClient.post("EchoLong", "{\"a\":1}");
        for (int length = 1; length <= request.length(); length += 5) {
            RawClient raw = new RawClient(server);
            raw.send(request.substring(0, length)).reset();
        }
        assertServes();
    }

    @Test
    void thatDoNotArriveInTime() throws Exception {
        HttpServerOptions impatient = options().withTimeouts(Duration.ofMillis(50), Duration.ofMinutes(1));
        try (HttpServer strict = HttpServer.start(impatient, service);
                RawClient raw = new RawClient(strict)) {
            raw.send("POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\n{");
            assertEquals(408, raw.read().status());
            assertTrue(raw.isClosedByServer());
        }
    }

    @Test
    void thatNeverCome() throws Exception {
        HttpServerOptions impatient = options().withTimeouts(Duration.ofMinutes(1), Duration.ofMillis(50));
        try (HttpServer strict = HttpServer.start(impatient, service);
                RawClient idle = new RawClient(strict);
                RawClient half = new RawClient(strict)) {
            half.send("POST / HT");
            assertTrue(idle.isClosedByServer());
            assertTrue(half.isClosedByServer());
        }
    }
}
