package dev.lodestone.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HttpServerTest {
    private static final String JSON = "application/x-amz-json-1.0";

    private final EchoService service = new EchoService();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void start() {
        server = HttpServer.start(options(), service);
    }

    @AfterEach
    void stop() {
        service.release.countDown();
        server.close();
    }

    private static HttpServerOptions options() {
        return HttpServerOptions.defaults().withAddress("127.0.0.1", 0).withThreads(1, 2);
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.address().getPort() + "/"));
    }

    private HttpRequest.Builder post(String target, byte[] body) {
        return request()
                .header("X-Amz-Target", target)
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<String> post(String target, String body) throws IOException, InterruptedException {
        return client.send(post(target, body.getBytes(UTF_8)).build(), BodyHandlers.ofString());
    }

    private static String crc32(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return String.valueOf(crc.getValue());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @Nested
    class Answers {
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
            assertTrue(
                    response.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
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
        void carryTheAuthorizationToTheWire() throws Exception {
            HttpRequest request = post("Authorization", new byte[0])
                    .header("Authorization", "AWS4-HMAC-SHA256 Credential=me")
                    .build();
            assertEquals(
                    "AWS4-HMAC-SHA256 Credential=me",
                    client.send(request, BodyHandlers.ofString()).body());
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
            HttpResponse<byte[]> response =
                    client.send(post("Large", new byte[0]).build(), BodyHandlers.ofByteArray());
            assertEquals(EchoService.LARGE, response.body().length);
            assertEquals(
                    crc32(response.body()),
                    response.headers().firstValue("x-amz-crc32").orElseThrow());
        }
    }

    @Nested
    class OtherRequests {
        @Test
        void getIsHealthy() throws Exception {
            HttpResponse<String> response = client.send(request().build(), BodyHandlers.ofString());
            assertEquals(200, response.statusCode());
            assertEquals("healthy: dynamodb.us-east-1.amazonaws.com ", response.body());
        }

        @Test
        void headIsHealthyWithoutBody() throws Exception {
            try (RawClient raw = new RawClient(server)) {
                raw.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
                RawClient.Response response = raw.read(false);
                assertEquals(200, response.status());
                assertEquals("42", response.header("Content-Length"));
                raw.send(RawClient.post("Echo", "{}"));
                assertEquals("{}", raw.read().text());
            }
        }

        @Test
        void otherMethodsAndPathsAreUnknown() throws Exception {
            for (String line : new String[] {"PUT / ", "DELETE / ", "GET /shell "}) {
                try (RawClient raw = new RawClient(server)) {
                    RawClient.Response response =
                            raw.send(line + "HTTP/1.1\r\nHost: x\r\n\r\n").read();
                    assertEquals(404, response.status());
                    assertEquals("<UnknownOperationException/>\n", response.text());
                    assertEquals("3552371480", response.header("x-amz-crc32"));
                }
            }
        }

        @Test
        void bodiesThatAreNotJsonAreUnknown() throws Exception {
            HttpRequest request = request()
                    .header("X-Amz-Target", "Echo")
                    .header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            assertEquals(404, response.statusCode());
            assertEquals("<UnknownOperationException/>\n", response.body());
        }
    }

    @Nested
    class Cors {
        @Test
        void preflightAllowsWhatIsAskedFor() throws Exception {
            HttpRequest request = request()
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                    .header("Origin", "https://example.com")
                    .header("Access-Control-Request-Method", "POST")
                    .header("Access-Control-Request-Headers", "x-amz-target,content-type")
                    .build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            assertEquals(200, response.statusCode());
            assertEquals("", response.body());
            assertEquals(
                    "*",
                    response.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
            assertEquals(
                    "POST",
                    response.headers()
                            .firstValue("Access-Control-Allow-Methods")
                            .orElseThrow());
            assertEquals(
                    "x-amz-target,content-type",
                    response.headers()
                            .firstValue("Access-Control-Allow-Headers")
                            .orElseThrow());
            assertEquals(
                    "172800",
                    response.headers().firstValue("Access-Control-Max-Age").orElseThrow());
        }

        @Test
        void answersExposeTheirHeaders() throws Exception {
            HttpRequest request = post("Echo", "{}".getBytes(UTF_8))
                    .header("Origin", "https://example.com")
                    .build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            assertEquals(
                    "*",
                    response.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
            assertTrue(response.headers()
                    .firstValue("Access-Control-Expose-Headers")
                    .orElseThrow()
                    .contains("x-amzn-requestid"));
        }

        @Test
        void onlyListedOriginsAreAllowed() throws Exception {
            CorsPolicy cors = CorsPolicy.of(java.util.List.of("https://example.com"));
            try (HttpServer strict = HttpServer.start(options().withCors(cors), service);
                    RawClient raw = new RawClient(strict)) {
                raw.send(RawClient.post("Echo", "{}", "Origin: https://example.com"));
                assertEquals("https://example.com", raw.read().header("Access-Control-Allow-Origin"));
                raw.send(RawClient.post("Echo", "{}", "Origin: https://example.org"));
                assertNull(raw.read().header("Access-Control-Allow-Origin"));
            }
        }
    }

    @Nested
    class GzipEncoding {
        @Test
        void requestsAreDecompressed() throws Exception {
            byte[] plain = "{\"text\":\"compress me\"}".repeat(1000).getBytes(UTF_8);
            HttpRequest request =
                    post("Echo", gzip(plain)).header("Content-Encoding", "gzip").build();
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            assertEquals(200, response.statusCode());
            assertEquals(new String(plain, UTF_8), new String(response.body(), UTF_8));
        }

        @Test
        void brokenRequestsAreRefused() throws Exception {
            byte[] broken = gzip("{}".repeat(100).getBytes(UTF_8));
            broken[broken.length / 2] ^= 0x55;
            broken[broken.length - 6] ^= 0x55;
            for (byte[] body : new byte[][] {broken, "{}".getBytes(UTF_8), new byte[0]}) {
                HttpRequest request =
                        post("Echo", body).header("Content-Encoding", "gzip").build();
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
                assertEquals(400, response.statusCode());
                assertTrue(response.body().contains("broken gzip"), response.body());
            }
        }

        @Test
        void requestsThatGrowTooLargeAreRefused() throws Exception {
            HttpRequest request = post("Echo", gzip(new byte[17 * 1024 * 1024]))
                    .header("Content-Encoding", "gzip")
                    .build();
            assertEquals(413, client.send(request, BodyHandlers.ofString()).statusCode());
        }

        @Test
        void otherEncodingsAreRefused() throws Exception {
            HttpRequest request = post("Echo", "{}".getBytes(UTF_8))
                    .header("Content-Encoding", "br")
                    .build();
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            assertEquals(415, response.statusCode());
            assertTrue(response.body().contains("Unsupported Content-Encoding: br"), response.body());
        }

        @Test
        void largeAnswersAreCompressedOnDemand() throws Exception {
            HttpRequest request = post("Large", new byte[0])
                    .header("Accept-Encoding", "deflate, gzip")
                    .build();
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            assertEquals(
                    "gzip", response.headers().firstValue("Content-Encoding").orElseThrow());
            assertEquals(
                    crc32(response.body()),
                    response.headers().firstValue("x-amz-crc32").orElseThrow());
            try (GZIPInputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(response.body()))) {
                assertEquals(EchoService.LARGE, in.readAllBytes().length);
            }
        }

        @Test
        void smallOrRefusedAnswersAreNotCompressed() throws Exception {
            HttpRequest small = post("Echo", "{}".getBytes(UTF_8))
                    .header("Accept-Encoding", "gzip")
                    .build();
            assertEquals("{}", client.send(small, BodyHandlers.ofString()).body());
            HttpRequest refused = post("Large", new byte[0])
                    .header("Accept-Encoding", "gzip;q=0")
                    .build();
            assertEquals(
                    EchoService.LARGE,
                    client.send(refused, BodyHandlers.ofByteArray()).body().length);
        }
    }

    @Nested
    class Connections {
        @Test
        void serveManyRequests() throws Exception {
            try (RawClient raw = new RawClient(server)) {
                for (int i = 0; i < 100; i++) {
                    raw.send(RawClient.post(i % 2 == 0 ? "Echo" : "EchoLong", "{\"n\":" + i + "}"));
                    RawClient.Response response = raw.read();
                    assertEquals("{\"n\":" + i + "}", response.text());
                    assertTrue(response.checksumIsRight());
                }
            }
        }

        @Test
        void answerPipelinedRequestsInOrder() throws Exception {
            try (RawClient raw = new RawClient(server)) {
                StringBuilder requests = new StringBuilder();
                for (int i = 0; i < 500; i++) {
                    requests.append(RawClient.post(i % 3 == 0 ? "EchoLong" : "Echo", "{\"n\":" + i + "}"));
                }
                raw.send(requests.toString());
                for (int i = 0; i < 500; i++) {
                    assertEquals("{\"n\":" + i + "}", raw.read().text());
                }
            }
        }

        @Test
        void waitForSlowReaders() throws Exception {
            try (RawClient raw = new RawClient(server)) {
                raw.send(RawClient.post("Large", "").repeat(10));
                raw.send(RawClient.post("Echo", "{}"));
                for (int i = 0; i < 10; i++) {
                    assertEquals(EchoService.LARGE, raw.read().body().length);
                }
                assertEquals("{}", raw.read().text());
            }
        }

        @Test
        void areNotHeldUpByASlowOne() throws Exception {
            try (RawClient slow = new RawClient(server);
                    RawClient quick = new RawClient(server)) {
                slow.send(RawClient.post("Wait", "{\"slow\":1}") + RawClient.post("Echo", "{\"next\":1}"));
                service.waiting.await();
                assertEquals(
                        "{}", quick.send(RawClient.post("Echo", "{}")).read().text());
                assertEquals(
                        "{}",
                        quick.send(RawClient.post("EchoLong", "{}")).read().text());
                service.release.countDown();
                assertEquals("{\"slow\":1}", slow.read().text());
                assertEquals("{\"next\":1}", slow.read().text());
            }
        }

        @Test
        void closeWhenAsked() throws Exception {
            try (RawClient raw = new RawClient(server)) {
                RawClient.Response response = raw.send(RawClient.post("Echo", "{}", "Connection: close"))
                        .read();
                assertEquals("close", response.header("Connection"));
                assertTrue(raw.isClosedByServer());
            }
        }

        @Test
        void keepHttp10OpenOnlyWhenAsked() throws Exception {
            String get = "GET / HTTP/1.0\r\n";
            try (RawClient raw = new RawClient(server)) {
                raw.send(get + "Connection: keep-alive\r\n\r\n");
                assertEquals("keep-alive", raw.read().header("Connection"));
                raw.send(get + "\r\n");
                assertEquals("close", raw.read().header("Connection"));
                assertTrue(raw.isClosedByServer());
            }
        }

        @Test
        void answerClientsThatHaveNothingMoreToSend() throws Exception {
            try (RawClient raw = new RawClient(server)) {
                raw.send(RawClient.post("EchoLong", "{\"n\":1}") + RawClient.post("Echo", "{\"n\":2}"));
                raw.endOutput();
                assertEquals("{\"n\":1}", raw.read().text());
                assertEquals("{\"n\":2}", raw.read().text());
                assertTrue(raw.isClosedByServer());
            }
        }

        @Test
        void acceptChunksAndTricklingBytes() throws Exception {
            try (RawClient raw = new RawClient(server)) {
                String request = "POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: Echo\r\nContent-Type: " + JSON
                        + "\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n";
                for (int i = 0; i < request.length(); i++) {
                    raw.send(request.substring(i, i + 1));
                }
                assertEquals("{\"a\":1}", raw.read().text());
            }
        }

        @Test
        void continueWhenExpected() throws Exception {
            try (RawClient raw = new RawClient(server)) {
                String request = RawClient.post("Echo", "{}", "Expect: 100-continue");
                raw.send(request.substring(0, request.length() - 2));
                assertEquals("HTTP/1.1 100 Continue", raw.readLine());
                assertEquals("", raw.readLine());
                raw.send("{}");
                assertEquals("{}", raw.read().text());
            }
        }
    }

    @Nested
    class BadRequests {
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

    @Nested
    class Closing {
        @Test
        void finishesRequestsInWork() throws Exception {
            HttpServer closing = HttpServer.start(options(), service);
            try (RawClient busy = new RawClient(closing);
                    RawClient idle = new RawClient(closing)) {
                idle.send(RawClient.post("Echo", "{}")).read();
                busy.send(RawClient.post("Wait", "{\"w\":1}"));
                service.waiting.await();
                CompletableFuture<Void> closed = CompletableFuture.runAsync(closing::close);
                assertTrue(idle.isClosedByServer());
                assertFalse(closed.isDone());
                service.release.countDown();
                assertEquals("{\"w\":1}", busy.read().text());
                assertTrue(busy.isClosedByServer());
                await(closed);
            }
            assertThrows(IOException.class, () -> new RawClient(closing).close());
        }

        private void await(CompletableFuture<Void> future) throws InterruptedException, ExecutionException {
            future.get();
        }

        @Test
        void namesThePortThatIsInUse() {
            int port = server.address().getPort();
            HttpServerOptions same = options().withAddress("127.0.0.1", port);
            UncheckedIOException failure =
                    assertThrows(UncheckedIOException.class, () -> HttpServer.start(same, service));
            assertEquals(
                    "Port " + port + " of 127.0.0.1 is already in use",
                    failure.getCause().getMessage());
        }

        @Test
        void namesTheAddressThatIsNotOurs() {
            HttpServerOptions foreign = options().withAddress("192.0.2.1", 0);
            UncheckedIOException failure =
                    assertThrows(UncheckedIOException.class, () -> HttpServer.start(foreign, service));
            assertTrue(failure.getCause().getMessage().startsWith("Cannot listen on 192.0.2.1:0: "));
        }
    }
}
