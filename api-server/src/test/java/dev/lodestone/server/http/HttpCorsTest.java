package dev.lodestone.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpCorsTest extends HttpServerFixture {
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
                response.headers().firstValue("Access-Control-Allow-Methods").orElseThrow());
        assertEquals(
                "x-amz-target,content-type",
                response.headers().firstValue("Access-Control-Allow-Headers").orElseThrow());
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
        CorsPolicy cors = CorsPolicy.of(List.of("https://example.com"));
        try (HttpServer strict = HttpServer.start(options().withCors(cors), service);
                RawClient raw = new RawClient(strict)) {
            raw.send(RawClient.post("Echo", "{}", "Origin: https://example.com"));
            assertEquals("https://example.com", raw.read().header("Access-Control-Allow-Origin"));
            raw.send(RawClient.post("Echo", "{}", "Origin: https://example.org"));
            assertNull(raw.read().header("Access-Control-Allow-Origin"));
        }
    }
}
