package dev.lodestone.streams.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lodestone.streams.invocation.Invocation;
import dev.lodestone.streams.invocation.InvocationException;
import dev.lodestone.streams.invocation.InvocationException.Reason;
import dev.lodestone.streams.invocation.InvocationResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dialects of Invoke that local servers speak. */
class InvokeEndpointTest {
    private final HttpClient client = InvokeEndpoint.newClient();
    private HttpServer server;
    private int status = 200;
    private Map<String, String> headers = Map.of();
    private byte[] answer = "{}".getBytes(UTF_8);
    private String requestLine;
    private com.sun.net.httpserver.Headers requestHeaders;
    private byte[] requestBody;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        requestLine = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requestHeaders = exchange.getRequestHeaders();
        requestBody = exchange.getRequestBody().readAllBytes();
        headers.forEach(exchange.getResponseHeaders()::add);
        exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private InvocationResult invoke(Invocation invocation) throws Exception {
        return InvokeEndpoint.of(client, base(), "shop")
                .invoke(invocation)
                .toCompletableFuture()
                .get();
    }

    private InvocationResult invoke() throws Exception {
        return invoke(Invocation.of("one", "{\"a\":1}".getBytes(UTF_8)));
    }

    private InvocationException refusal() {
        return assertInstanceOf(
                InvocationException.class,
                assertThrows(ExecutionException.class, this::invoke).getCause());
    }

    private void answer(String text) {
        answer = text.getBytes(UTF_8);
    }

    @Test
    void theRequestIsPlainEnoughForAllServers() throws Exception {
        invoke();
        assertEquals("POST /2015-03-31/functions/shop/invocations", requestLine);
        assertEquals("RequestResponse", requestHeaders.getFirst("X-Amz-Invocation-Type"));
        assertNull(requestHeaders.getFirst("X-Amz-Log-Type"));
        assertNull(requestHeaders.getFirst("X-Amz-Client-Context"));
        assertNull(requestHeaders.getFirst("Upgrade"));
        assertEquals("{\"a\":1}", new String(requestBody, UTF_8));
    }

    @Test
    void logAndContextAreSentIfWanted() throws Exception {
        byte[] log = "START…END".getBytes(UTF_8);
        headers = Map.of("X-Amz-Log-Result", Base64.getEncoder().encodeToString(log), "X-Amz-Executed-Version", "7");
        InvocationResult result = invoke(new Invocation("one", new byte[0], "e30=", true));
        assertEquals("Tail", requestHeaders.getFirst("X-Amz-Log-Type"));
        assertEquals("e30=", requestHeaders.getFirst("X-Amz-Client-Context"));
        assertArrayEquals(log, result.logTail());
        assertEquals("7", result.executedVersion());
    }

    @ParameterizedTest
    @CsvSource({
        "'', shop fn, /2015-03-31/functions/shop%20fn/invocations",
        "/, shop, /2015-03-31/functions/shop/invocations",
        "/lambda, shop, /lambda/2015-03-31/functions/shop/invocations",
        "/2015-03-31/functions/function/invocations, shop, /2015-03-31/functions/function/invocations",
    })
    void aWholePathIsTakenAsItIs(String path, String name, String sent) throws Exception {
        InvokeEndpoint.of(client, URI.create(base() + path), name)
                .invoke(Invocation.of("one", new byte[0]))
                .toCompletableFuture()
                .get();
        assertEquals("POST " + sent, requestLine);
    }

    @Test
    void theHeaderTellsAFailure() throws Exception {
        headers = Map.of("X-Amz-Function-Error", "Unhandled");
        answer("{\"errorMessage\":\"no\"}");
        InvocationResult result = invoke();
        assertEquals("Unhandled", result.functionError());
        assertEquals("{\"errorMessage\":\"no\"}", new String(result.payload(), UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errorMessage\":\"no\",\"errorType\":\"Error\",\"trace\":[{\"errorType\":1}]}",
                "{\"errorType\":\"Error\",\"stackTrace\":[],\"errorMessage\":null}",
                "Task timed out after 3.00 seconds",
            })
    void withoutHeadersTheShapeTellsAFailure(String body) throws Exception {
        answer(body);
        assertEquals("Unhandled", invoke().functionError());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "\"errorMessage errorType\"",
                "{\"errorMessage\":\"no\"}",
                "{\"a\":{\"errorMessage\":1,\"errorType\":2}}",
                "[{\"errorMessage\":\"no\",\"errorType\":\"Error\"}]",
                "{\"errorMessage\":1,\"errorType\":",
                "Task timed"
            })
    void otherShapesAreResults(String body) throws Exception {
        answer(body);
        InvocationResult result = invoke();
        assertNull(result.functionError());
        assertEquals(body, new String(result.payload(), UTF_8));
    }

    @Test
    void whereThereAreHeadersTheShapeTellsNothing() throws Exception {
        headers = Map.of("X-Amz-Executed-Version", "$LATEST");
        answer("{\"errorMessage\":\"no\",\"errorType\":\"Error\"}");
        assertNull(invoke().functionError());
    }

    @ParameterizedTest
    @CsvSource({
        "404, x-amzn-ErrorType, NOT_FOUND",
        "404, x-other, NOT_FOUND",
        "429, x-amzn-ErrorType, THROTTLED",
        "400, x-other, THROTTLED",
        "400, x-amzn-ErrorType, UNAVAILABLE",
        "500, x-amzn-ErrorType, UNAVAILABLE",
        "502, x-other, UNAVAILABLE",
        "302, x-other, UNAVAILABLE",
    })
    void otherStatusesAreNoResults(int givenStatus, String header, Reason reason) {
        status = givenStatus;
        headers = Map.of(header, "any");
        answer("{\"Message\":\"why\"}");
        InvocationException refusal = refusal();
        assertEquals(reason, refusal.reason());
        assertTrue(
                refusal.getMessage().endsWith(" answered " + status + ": {\"Message\":\"why\"}"), refusal.getMessage());
    }

    @Test
    void aServerThatIsNotThereIsUnavailable() {
        server.stop(0);
        InvocationException refusal = refusal();
        assertEquals(Reason.UNAVAILABLE, refusal.reason());
        assertTrue(refusal.getMessage().contains(" cannot be reached"), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.1/", "127.0.0.1", "http:/path"})
    void onlyHttpUrlsAreServers(String server) {
        assertThrows(IllegalArgumentException.class, () -> InvokeEndpoint.of(client, URI.create(server), "shop"));
    }
}
