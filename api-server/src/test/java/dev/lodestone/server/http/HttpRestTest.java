package dev.lodestone.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestone.server.rest.RestResponse;
import dev.lodestone.server.wire.RequestIds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRestTest {
    private static final int PATIENCE_SECONDS = 30;

    private final EchoService wire = new EchoService();
    private final RestFixture rest = new RestFixture();
    private HttpServer server;
    private RawClient raw;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.start(HttpServerFixture.options(), wire, List.of(rest.routes));
        raw = new RawClient(server);
    }

    @AfterEach
    void stop() throws IOException {
        raw.close();
        server.close();
    }

    private static String request(String line, String body, String... headers) {
        return line + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length() + "\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n" + body;
    }

    private static String get(String path, String... headers) {
        return request("GET " + path, "", headers);
    }

    private CompletableFuture<RestResponse> nextWaiting() throws InterruptedException {
        CompletableFuture<RestResponse> answer = rest.waiting.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertTrue(answer != null, "no request came");
        return answer;
    }

    private static void assertCancelled(CompletableFuture<RestResponse> answer) {
        assertThrows(CancellationException.class, () -> answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertFalse(answer.complete(RestFixture.text("too late")));
    }

    @Test
    void decodesTheAddress() throws Exception {
        RawClient.Response response = raw.send(get("/rest/items/a%2Fb%20%C3%A9+c/?a=1+2&b=%3D&a=3&c", "x-First: yes"))
                .read();
        assertEquals(200, response.status());
        String text = new String(response.body(), UTF_8);
        assertEquals("a/b é+c {a=[1 2, 3], b=[=], c=[]} 1 2 yes", text);
        assertEquals("application/json", response.header("Content-Type"));
        assertEquals(RequestIds.LENGTH, response.header("x-amzn-RequestId").length());
        assertEquals("a/b ?+c", response.header("X-Item"));
        assertTrue(response.checksumIsRight());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/rest/items/%", "/rest/items/%2", "/rest/items/%zz", "/rest/items/%ff", "/rest/items/a?b=%C3"})
    void refusesWrongEscapes(String path) throws Exception {
        RawClient.Response response = raw.send(get(path)).read();
        assertEquals(400, response.status());
        assertEquals("{\"code\":\"BadRequest\"}", response.text());
    }

    @Test
    void prefersLiteralSegments() throws Exception {
        assertEquals("the first", raw.send(get("/rest/items/first")).read().text());
        assertTrue(raw.send(get("/rest/items/second")).read().text().startsWith("second "));
        assertTrue(
                raw.send(get("http://localhost/rest/items/third")).read().text().startsWith("third "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rest", "/rest/", "/rest/items", "/rest/items/", "/rest//first", "/rest/items/a/b"})
    void doesNotFindOtherPaths(String path) throws Exception {
        RawClient.Response response = raw.send(get(path)).read();
        assertEquals(404, response.status());
        assertEquals("{\"code\":\"NotFound\"}", response.text());
    }

    @Test
    void leavesOtherPrefixesToTheWire() throws Exception {
        RawClient.Response response = raw.send(get("/restless")).read();
        assertEquals(404, response.status());
        assertEquals("<UnknownOperationException/>\n", response.text());
        assertEquals("{}", raw.send(RawClient.post("Echo", "{}")).read().text());
    }

    @Test
    void namesTheMethodsThatThereAre() throws Exception {
        RawClient.Response response =
                raw.send(request("PUT /rest/items/a", "", "Origin: http://a")).read();
        assertEquals(405, response.status());
        assertEquals("{\"code\":\"MethodNotAllowed\"}", response.text());
        assertEquals("DELETE, GET, HEAD", response.header("Allow"));
        assertTrue(response.header("Access-Control-Expose-Headers").endsWith(",Allow"));
    }

    @Test
    void headIsGetWithoutBody() throws Exception {
        raw.send(request("HEAD /rest/items/first", "") + get("/rest/items/first"));
        assertEquals("9", raw.read(false).header("Content-Length"));
        assertEquals("the first", raw.read().text());
    }

    @Test
    void noContentHasNoLength() throws Exception {
        raw.send(request("DELETE /rest/items/a", "") + get("/rest/items/first"));
        RawClient.Response response = raw.read();
        assertEquals(204, response.status());
        assertNull(response.header("Content-Length"));
        assertEquals("the first", raw.read().text());
    }

    @Test
    void answersPreflights() throws Exception {
        String[] headers = {"Origin: http://a", "Access-Control-Request-Method: PUT"};
        RawClient.Response response =
                raw.send(request("OPTIONS /rest/items/a", "", headers)).read();
        assertEquals(200, response.status());
        assertEquals("PUT", response.header("Access-Control-Allow-Methods"));
    }

    @Test
    void joinsSplitBodies() throws Exception {
        String body = "x".repeat(150_000);
        String whole = request("POST /rest/echo", body, "Content-Type: text/plain");
        for (int at = 0; at < whole.length(); at += 7_001) {
            raw.send(whole.substring(at, Math.min(whole.length(), at + 7_001)));
        }
        RawClient.Response response = raw.read();
        assertEquals(body, response.text());
        assertEquals("text/plain", response.header("Content-Type"));
        raw.send("POST /rest/echo HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
        assertEquals("abcde", raw.read().text());
    }

    @Test
    void refusesBodiesAboveTheServicesLimit() throws Exception {
        String announced = "POST /rest/echo HTTP/1.1\r\nContent-Length: " + (RestFixture.LIMIT + 1) + "\r\n\r\n";
        RawClient.Response response = raw.send(announced).read();
        assertEquals(413, response.status());
        assertEquals("{\"code\":\"BodyTooLarge\"}", response.text());
        assertTrue(raw.isClosedByServer());
        try (RawClient chunked = new RawClient(server)) {
            String most = Integer.toHexString(RestFixture.LIMIT) + "\r\n" + "x".repeat(RestFixture.LIMIT) + "\r\n";
            chunked.send("POST /rest/echo HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + most + "1\r\nx\r\n");
            assertEquals(413, chunked.read().status());
        }
        try (RawClient wireClient = new RawClient(server)) {
            String allowed = "x".repeat(RestFixture.LIMIT + 1);
            assertEquals(
                    200, wireClient.send(RawClient.post("Echo", allowed)).read().status());
        }
    }

    @Test
    void unpacksBodies() throws Exception {
        assertEquals("hello", sendPacked("hello".getBytes(UTF_8)).text());
        assertEquals(413, sendPacked(new byte[RestFixture.LIMIT + 1]).status());
        assertEquals(200, sendPacked(new byte[RestFixture.LIMIT]).status());
        String broken = request("POST /rest/echo", "no gzip", "Content-Encoding: gzip");
        assertEquals(400, raw.send(broken).read().status());
        String unknown = request("POST /rest/echo", "{}", "Content-Encoding: br");
        assertEquals(415, raw.send(unknown).read().status());
    }

    private RawClient.Response sendPacked(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return raw.send(request("POST /rest/echo", packed.toString(ISO_8859_1), "Content-Encoding: gzip"))
                .read();
    }

    @Test
    void packsAnswersThatAreWorthIt() throws Exception {
        String body = "x".repeat(100_000);
        RawClient.Response response = raw.send(request("POST /rest/echo", body, "Accept-Encoding: gzip"))
                .read();
        assertEquals("gzip", response.header("Content-Encoding"));
        assertArrayEquals(body.getBytes(UTF_8), Gzip.decompress(response.body(), response.body().length, 100_000));
    }

    @Test
    void blockingHandlersRunOnWorkers() throws Exception {
        String worker = raw.send(request("POST /rest/worker", "")).read().text();
        assertTrue(worker.startsWith("lodestone-worker"), worker);
        String loop = raw.send(request("POST /rest/loop", "")).read().text();
        assertTrue(loop.startsWith("lodestone-http"), loop);
    }

    @ParameterizedTest
    @CsvSource({
        "/rest/refused, 409, Conflict",
        "/rest/broken, 500, InternalError",
        "/rest/broken/later, 500, InternalError"
    })
    void failuresAreErrors(String path, int status, String code) throws Exception {
        RawClient.Response response = raw.send(get(path)).read();
        assertEquals(status, response.status());
        assertEquals("{\"code\":\"" + code + "\"}", response.text());
        assertEquals("the first", raw.send(get("/rest/items/first")).read().text());
    }

    @Test
    void answersLaterAndInOrder() throws Exception {
        raw.send(get("/rest/later") + get("/rest/items/first") + get("/rest/later"));
        CompletableFuture<RestResponse> first = nextWaiting();
        assertTrue(rest.waiting.isEmpty());
        first.complete(RestFixture.text("one"));
        assertEquals("one", raw.read().text());
        assertEquals("the first", raw.read().text());
        nextWaiting().completeExceptionally(new IllegalStateException("broken on purpose"));
        assertEquals(500, raw.read().status());
        assertEquals("{}", raw.send(RawClient.post("Echo", "{}")).read().text());
    }

    @Test
    void othersAreServedMeanwhile() throws Exception {
        raw.send(get("/rest/later"));
        CompletableFuture<RestResponse> answer = nextWaiting();
        try (RawClient other = new RawClient(server)) {
            assertEquals(
                    "the first", other.send(get("/rest/items/first")).read().text());
            assertEquals(
                    "{}", other.send(RawClient.post("EchoLong", "{}")).read().text());
        }
        answer.complete(RestFixture.text("late"));
        assertEquals("late", raw.read().text());
    }

    @Test
    void manyPipelinedRequestsAreAnswered() throws Exception {
        int count = 5_000;
        raw.send(get("/rest/items/first").repeat(count));
        for (int i = 0; i < count; i++) {
            assertEquals("the first", raw.read().text());
        }
    }

    @Test
    void cancelsTheAnswerOfAClientThatIsGone() throws Exception {
        raw.send(get("/rest/later"));
        CompletableFuture<RestResponse> answer = nextWaiting();
        raw.reset();
        assertCancelled(answer);
    }

    @Test
    void cancelsTheAnswerOfAClientThatHasEnded() throws Exception {
        raw.send(get("/rest/later"));
        CompletableFuture<RestResponse> answer = nextWaiting();
        raw.endOutput();
        assertCancelled(answer);
        assertTrue(raw.isClosedByServer());
    }

    @Test
    void closingCancelsWhatIsNotAnsweredInTime() throws Exception {
        raw.send(get("/rest/later"));
        CompletableFuture<RestResponse> answer = nextWaiting();
        server.close();
        assertCancelled(answer);
    }

    @Test
    void closingWaitsForAnswers() throws Exception {
        raw.send(get("/rest/later"));
        CompletableFuture<RestResponse> answer = nextWaiting();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
        awaitRefusal();
        answer.complete(RestFixture.text("in time"));
        assertEquals("in time", raw.read().text());
        assertTrue(raw.isClosedByServer());
        closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Returns when the server accepts no connections any more. */
    private void awaitRefusal() {
        assertThrows(IOException.class, () -> {
            while (true) {
                new RawClient(server).close();
            }
        });
    }

    @Test
    void listensElsewhereForAServiceAlone() throws Exception {
        RestFixture other = new RestFixture();
        RestListener listener = server.listen("127.0.0.1", 0, other.routes);
        assertNotEquals(server.address().getPort(), listener.address().getPort());
        try (RawClient client = new RawClient(listener.address())) {
            assertEquals(
                    "the first", client.send(get("/rest/items/first")).read().text());
            for (String line : Set.of(get("/"), RawClient.post("Echo", "{}"), get("/other"))) {
                RawClient.Response response = client.send(line).read();
                assertEquals(line.startsWith("GET / ") ? 200 : 404, response.status(), line);
            }
            client.send(get("/rest/later"));
            CompletableFuture<RestResponse> answer = other.waiting.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            listener.close();
            assertCancelled(answer);
            assertTrue(client.isClosedByServer());
        }
        assertThrows(IOException.class, () -> new RawClient(listener.address()).close());
        assertEquals("the first", raw.send(get("/rest/items/first")).read().text());
    }

    @Test
    void closesItsListeners() throws Exception {
        RestFixture other = new RestFixture();
        RestListener listener = server.listen("127.0.0.1", 0, other.routes);
        try (RawClient client = new RawClient(listener.address())) {
            client.send(get("/rest/later"));
            CompletableFuture<RestResponse> answer = other.waiting.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            server.close();
            assertCancelled(answer);
            assertTrue(client.isClosedByServer());
        }
    }
}
